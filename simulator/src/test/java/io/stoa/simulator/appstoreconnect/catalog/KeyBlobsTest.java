package io.stoa.simulator.appstoreconnect.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.stoa.packageformat.Sha256;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeyBlobsTest {

    private static final String ID = "340548e8-73c9-4b5d-a8d5-54407cc1a9f6";

    @Test
    void shouldMakeTheSameBlobForAnIdInAnyCase() {
        assertArrayEquals(KeyBlobs.of(ID), KeyBlobs.of(ID.toUpperCase(Locale.ROOT)));
    }

    @Test
    void shouldMakeNinetySixBytesAndTellTheirDigest() {
        assertEquals(96, KeyBlobs.of(ID).length);
        assertEquals(Sha256.of(KeyBlobs.of(ID)), KeyBlobs.sha256(ID));
    }

    /** Computed apart from this code: whoever knows the derivation can know the blob. */
    @Test
    void shouldStayTheSameFromReleaseToRelease() {
        assertEquals(
                "81c1acddfa9c04b805e794f4e8cb72d9639bc6eb5cf23cd2b8b31c403daef4ad",
                KeyBlobs.sha256(ID).hex());
    }

    @Property
    void shouldMakeAnotherBlobForAnotherAsset(@ForAll int one) {
        assertNotEquals(KeyBlobs.sha256("asset " + one), KeyBlobs.sha256("asset " + (one + 1)));
    }
}
