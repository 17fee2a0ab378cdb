package io.stoa.cli.torture.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreStateTest {

    private static final byte[] BYTES = {1, 2, 3};
    private static final String ID = "b1946ac9-2f5c-4f4b-9b7a-0d5b8f1a6c11";
    private static final PublishedAsset ASSET =
            new PublishedAsset("version", ID, Sha256.of(BYTES).hex());

    @TempDir
    private Path packages;

    private StoreState store;

    @BeforeEach
    void keepOneAsset() throws IOException {
        Path folder = Files.createDirectories(packages.resolve("assets").resolve("7200000001"));
        Files.write(folder.resolve(ID), BYTES);
        Files.writeString(folder.resolve(ID + ".sha256"), ASSET.sha256());
        store = new StoreState(packages);
    }

    @Test
    void shouldFindNothingMissingWhereTheObjectIsThere() throws IOException {
        assertEquals(List.of(), store.missing(List.of(ASSET)));
    }

    @Test
    void shouldMissAnObjectWhoseDigestAloneIsThere() throws IOException {
        Files.delete(object());
        assertEquals(List.of("the object of asset " + ID + " is missing"), store.missing(List.of(ASSET)));
    }

    @Test
    void shouldMissAnObjectThatLiesInStagingOnly() throws IOException {
        Path staging = Files.createDirectories(packages.resolve("staging").resolve("0199-1"));
        Files.move(object(), staging.resolve(ID));
        assertEquals(1, store.missing(List.of(ASSET)).size());
    }

    @Test
    void shouldSeeAnObjectThatWasCutShort() throws IOException {
        Files.write(object(), new byte[] {1, 2});
        String fault = store.missing(List.of(ASSET)).get(0);
        assertTrue(fault.contains("and not " + ASSET.sha256()), fault);
    }

    @Test
    void shouldSeeWhatAnAttemptLeftInStaging() throws IOException {
        assertEquals(List.of(), store.staged());
        Files.createDirectories(packages.resolve("staging").resolve("0199-1"));
        assertEquals(List.of("staging/0199-1"), store.staged());
    }

    private Path object() {
        return packages.resolve("assets").resolve("7200000001").resolve(ID);
    }
}
