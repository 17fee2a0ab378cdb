package io.stoa.simulator.device;

import static io.stoa.simulator.device.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import io.stoa.packageformat.Manifest;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import jakarta.json.Json;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallVerificationTest {

    private static final Manifest MANIFEST = Packages.app().manifest();
    private static final ECKey KEY = FakeTokens.newKey();

    private final SettableClock clock = new SettableClock();
    private final SeenNonces nonces = new SeenNonces();

    @Test
    void shouldAcceptARightToken() {
        StepNotes notes = check(token().sign());

        assertTrue(notes.warnings().isEmpty(), notes.warnings().toString());
        assertTrue(notes.proved().contains("app.kite.sample"));
    }

    @Test
    void shouldAcceptATokenThatLeavesTheItemAndVersionOut() {
        assertTrue(
                check(token().without("iid").without("vid").sign()).warnings().isEmpty());
    }

    @Test
    void shouldRefuseATokenOfAnotherKey() {
        assertRefused(Case.UNKNOWN, "not signed", () -> check(token().sign(FakeTokens.newKey())));
    }

    @Test
    void shouldCheckTheFormAloneWithoutAKeyAndSaySo() {
        StepNotes notes = new StepNotes();

        new InstallVerification(clock, nonces, Optional.empty(), Optional.empty())
                .check(token().sign(FakeTokens.newKey()), expectation(InstallChannel.MARKETPLACE_APP), notes);

        assertTrue(notes.warnings().get(0).contains("not checked"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "iat", "exp", "aud", "bid", "dtype", "nonce"})
    void shouldRefuseATokenWithoutARequiredClaim(String claim) {
        assertRefused(
                Case.UNKNOWN,
                "'" + claim + "' is missing",
                () -> check(token().without(claim).sign()));
    }

    @ParameterizedTest
    @CsvSource({
        "aud, appstoreconnect-v1",
        "bid, app.kite.other",
        "iid, 6700099999",
        "vid, 871299999",
        "iss, 6700099999",
        "dtype, update",
        "nonce, 12345"
    })
    void shouldRefuseATokenWithAWrongClaim(String claim, String value) {
        assertRefused(
                Case.UNKNOWN, value, () -> check(token().claim(claim, value).sign()));
    }

    @Test
    void shouldRefuseAnIssuerThatIsANumber() {
        String token = token().claim("iss", Json.createValue(6700000001L)).sign();

        assertRefused(Case.UNKNOWN, "'iss'", () -> check(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iat", "exp"})
    void shouldRefuseATimeThatIsText(String claim) {
        assertRefused(
                Case.UNKNOWN,
                "'" + claim + "'",
                () -> check(token().claim(claim, "2026-11-20T09:00:00Z").sign()));
    }

    @Test
    void shouldRefuseATimeBeyondTheCalendar() {
        String token = token().claim("exp", Json.createValue(Long.MAX_VALUE)).sign();

        assertRefused(Case.UNKNOWN, "no moment", () -> check(token));
    }

    @Test
    void shouldRefuseATokenInTheVeryMomentItExpires() {
        assertRefused(
                Case.UNKNOWN,
                "expired",
                () -> check(token().secondsFromNow("exp", 0).sign()));
    }

    @Test
    void shouldRefuseATokenOfTheFuture() {
        assertRefused(
                Case.UNKNOWN,
                "in the future",
                () -> check(token().secondsFromNow("iat", 120).sign()));
    }

    @Test
    void shouldWarnOfATokenThatLivesTooLong() {
        StepNotes notes = check(token().secondsFromNow("exp", 1201).sign());

        assertTrue(notes.warnings().get(0).contains("20 minutes"));
    }

    @Test
    void shouldWarnOfAKeyIdThatIsNoUuid() {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID("key-1")
                .build();

        assertTrue(check(token().header(header).sign()).warnings().get(0).contains("key-1"));
    }

    @Test
    void shouldRefuseATokenThatWasSeenBefore() {
        String token = token().sign();
        check(token);

        assertRefused(Case.UNKNOWN, "replay", () -> check(token));
    }

    @Test
    void shouldTakeANonceInOtherLettersForTheSameNonce() {
        check(token().claim("nonce", "5B0C2F5E-1C0A-4C55-93A4-6B5C6D0E7F11").sign());
        String lowerCase =
                token().claim("nonce", "5b0c2f5e-1c0a-4c55-93a4-6b5c6d0e7f11").sign();

        assertRefused(Case.UNKNOWN, "replay", () -> check(lowerCase));
    }

    @Test
    void shouldWantTheAppItselfAsIssuerOfALink() {
        String ofMarketplace = token().sign();

        assertRefused(Case.UNKNOWN, "iss", () -> check(ofMarketplace, InstallChannel.LINK));
        assertEquals(
                0,
                check(token().claim("iss", MANIFEST.appleItemId()).sign(), InstallChannel.LINK)
                        .warnings()
                        .size());
    }

    @Test
    void shouldWarnWhenTheDownloadTypeIsNotWhatTheDeviceKnows() {
        StepNotes notes = check(token().claim("dtype", "redownload").sign());

        assertTrue(notes.warnings().get(0).contains("dtype is redownload"));
    }

    @Test
    void shouldRefuseAHeaderWithoutTypeOrKeyId() {
        JWSHeader bare = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("x").build();
        JWSHeader anonymous = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .build();

        assertRefused(Case.UNKNOWN, "typ", () -> check(token().header(bare).sign()));
        assertRefused(Case.UNKNOWN, "kid", () -> check(token().header(anonymous).sign()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "a.b.c",
                "a.b.c.d.e",
                "eyJhbGciOiJub25lIn0.e30.",
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IngifQ.e30.AAAA"
            })
    void shouldRefuseWhatIsNoES256Token(String token) {
        assertRefused(Case.UNKNOWN, "install verification token", () -> check(token));
    }

    @Test
    void shouldRefuseADerSignature() {
        String signed = token().sign();
        String der = signed.substring(0, signed.lastIndexOf('.') + 1) + "MEUCIQD".repeat(13);

        assertRefused(Case.UNKNOWN, "64 bytes", () -> check(der));
    }

    @Property(tries = 300)
    void shouldRefuseEveryChangedCharacter(@ForAll int position) {
        String token = token().sign();
        int index = Math.floorMod(position, token.lastIndexOf('.'));
        char other = token.charAt(index) == 'A' ? 'B' : 'A';

        assertRefused(Case.UNKNOWN, "", () -> check(token.substring(0, index) + other + token.substring(index + 1)));
    }

    private FakeTokens token() {
        return FakeTokens.of(KEY, clock, FakeMarketplace.MARKETPLACE, MANIFEST);
    }

    private StepNotes check(String token) {
        return check(token, InstallChannel.MARKETPLACE_APP);
    }

    private StepNotes check(String token, InstallChannel channel) {
        StepNotes notes = new StepNotes();
        new InstallVerification(
                        clock, nonces, Optional.of(FakeTokens.publicKey(KEY)), Optional.of(FakeMarketplace.MARKETPLACE))
                .check(token, expectation(channel), notes);
        return notes;
    }

    private static TokenExpectation expectation(InstallChannel channel) {
        return new TokenExpectation(MANIFEST, channel, Optional.of("download"));
    }
}
