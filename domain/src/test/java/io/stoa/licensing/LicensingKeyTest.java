package io.stoa.licensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A key waits, is in force, gives way, and may come back. */
class LicensingKeyTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofDays(90));

    @Test
    void shouldOpenRequestsFromTheMomentItIsMade() {
        LicensingKey key = key(LicensingKeyPurpose.ENCRYPTION);

        assertTrue(key.is(LicensingKeyPurpose.ENCRYPTION, LicensingKeyState.PENDING));
        assertTrue(key.opens(NOON));
    }

    @Test
    void shouldOpenRequestsUntilItsEndAndNotAtIt() {
        LicensingKey key = certified(LicensingKeyPurpose.ENCRYPTION);
        key.giveWay(LATER);

        assertEquals(Optional.of(LATER), key.opensUntil());
        assertTrue(key.opens(LATER.minusNanos(1)));
        assertFalse(key.opens(LATER));
    }

    @Test
    void shouldComeBackWithoutAnEnd() {
        LicensingKey key = certified(LicensingKeyPurpose.ENCRYPTION);
        key.giveWay(NOON);
        key.certify(new byte[] {1}, LATER);

        assertTrue(key.is(LicensingKeyPurpose.ENCRYPTION, LicensingKeyState.ACTIVE));
        assertEquals(Optional.empty(), key.opensUntil());
        assertTrue(key.opens(LATER));
    }

    @Test
    void shouldNeverOpenRequestsWithASigningKey() {
        LicensingKey key = certified(LicensingKeyPurpose.SIGNING);
        assertFalse(key.opens(NOON));
        key.giveWay(LATER);

        assertFalse(key.opens(NOON));
        assertEquals(Optional.empty(), key.opensUntil());
    }

    @Test
    void shouldGiveWayOnlyWhereItWasInForce() {
        assertThrows(IllegalStateException.class, () -> key(LicensingKeyPurpose.ENCRYPTION)
                .giveWay(LATER));
    }

    @Test
    void shouldBeSealedUnderItsOwnId() {
        LicensingKey key = key(LicensingKeyPurpose.ENCRYPTION);

        assertEquals("licensing-key:" + key.id(), key.sealedAs());
    }

    private static LicensingKey certified(LicensingKeyPurpose purpose) {
        LicensingKey key = key(purpose);
        key.certify(new byte[] {1}, LATER);
        return key;
    }

    private static LicensingKey key(LicensingKeyPurpose purpose) {
        return new LicensingKey(LicensingKeyId.next(), purpose, Optional.of(new byte[] {1}), new byte[] {2}, NOON);
    }
}
