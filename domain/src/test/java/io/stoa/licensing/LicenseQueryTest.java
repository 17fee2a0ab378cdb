package io.stoa.licensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody looks for is read as it was meant, or named where it cannot be. */
class LicenseQueryTest {

    private static final String DEVICE = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "0", "1.5", "1e3", "x", "0x10", "9223372036854775808", "1000000000000000000000000000000"})
    void shouldRefuseWhatIsNoNumberOfOurs(String number) {
        assertRefused("licenseId", () -> LicenseQuery.of(null, null, null, number, null));
        assertRefused("appleItemId", () -> LicenseQuery.of(null, number, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "00", "g123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"})
    void shouldRefuseWhatIsNoHashOfADevice(String device) {
        assertRefused("device", () -> LicenseQuery.of(null, null, device, null, null));
    }

    @ParameterizedTest
    @CsvSource({"GONE", "ACTIVE;REVOKED", "1"})
    void shouldRefuseAStateThatIsNone(String state) {
        assertRefused("state", () -> LicenseQuery.of(null, null, null, null, state));
    }

    @Test
    void shouldRefuseControlCharactersNoColumnHolds() {
        assertRefused("account", () -> LicenseQuery.of("a\u0000b", null, null, null, null));
    }

    @Test
    void shouldReadEachWord() {
        LicenseQuery query = LicenseQuery.of(" ann ", "6700012345", DEVICE.toUpperCase(), "1000000", "expired");

        assertEquals(Optional.of("ann"), query.account());
        assertEquals(Optional.of(new AppleItemId(6_700_012_345L)), query.app());
        assertEquals(Optional.of(new DeviceHash(DEVICE)), query.device());
        assertEquals(Optional.of(new LicenseId(1_000_000)), query.number());
        assertEquals(Optional.of(LicenseStanding.EXPIRED), query.standing());
    }

    @Test
    void shouldNotMindWhatIsNotAskedFor() {
        assertEquals(LicenseQuery.ALL, LicenseQuery.of(null, "", " ", null, ""));
    }

    private static void assertRefused(String word, Runnable reading) {
        MarketplaceException refusal = assertThrows(MarketplaceException.class, reading::run);
        assertEquals(FailureCode.MALFORMED_REQUEST, refusal.code());
        assertTrue(refusal.sentence().contains("\"" + word + "\""), refusal::sentence);
    }
}
