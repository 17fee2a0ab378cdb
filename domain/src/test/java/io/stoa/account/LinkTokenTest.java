package io.stoa.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LinkTokenTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private final LinkToken token = new LinkToken(
            OpaqueToken.random("lnk_").digest(), new AccountId("of-a-test"), new AppleItemId(6700012345L), NOON);

    @Test
    void shouldBeExchangedThreeTimesAndNotAFourthTime() {
        token.exchange(NOON);
        token.exchange(NOON);
        token.exchange(NOON);

        assertFalse(token.isExchangeable(NOON));
        assertThrows(IllegalStateException.class, () -> token.exchange(NOON));
        assertEquals(3, token.exchanges());
    }

    @Test
    void shouldLiveForAQuarterOfAnHourAndNotAMomentLonger() {
        Instant end = NOON.plus(Duration.ofMinutes(15));

        assertTrue(token.isExchangeable(end.minusNanos(1_000)));
        assertFalse(token.isExchangeable(end));
    }

    @Test
    void shouldBeMadeOf256RandomBitsAndNotBePrinted() {
        OpaqueToken one = OpaqueToken.random("lnk_");
        OpaqueToken other = OpaqueToken.random("lnk_");

        assertTrue(one.text().matches("lnk_[A-Za-z0-9_-]{43}"));
        assertFalse(one.text().equals(other.text()));
        assertFalse(one.toString().contains(one.text()));
    }
}
