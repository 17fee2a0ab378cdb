package io.stoa.oauth.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.stoa.apple.AppleItemId;
import io.stoa.identity.Role;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.AccessTokenRefused;
import io.stoa.oauth.Audience;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.security.KeyPair;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenCodecTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final String URL = "https://get.kite.example";
    private static final KeyPair OLD_KEY = Forge.keyPair();
    private static final KeyPair KEY = Forge.keyPair();
    private static final TokenKeySet KEYS = TokenKeySet.of(List.of(KEY, OLD_KEY));

    private final AccessTokenCodec codec = new AccessTokenCodec(KEYS, URL);
    private final Forge forge = new Forge(KEY, URL, NOON);

    @Test
    void shouldReadWhatItWrote() {
        AccessToken token = deviceToken();

        assertEquals(token, codec.read(codec.write(token), Audience.DEVICE, NOON));
    }

    @Test
    void shouldWriteAJwtAccessTokenByRfc9068Section2() throws ParseException {
        SignedJWT written = SignedJWT.parse(codec.write(deviceToken()));

        assertEquals(
                Map.of("alg", "ES256", "typ", "at+jwt", "kid", KEYS.first().id()),
                written.getHeader().toJSONObject());
        assertEquals(URL, written.getJWTClaimsSet().getIssuer());
        assertEquals(List.of(URL + "/device"), written.getJWTClaimsSet().getAudience());
        assertEquals("6700012345", written.getJWTClaimsSet().getClaim("apple_item_id"));
        assertEquals(List.of("device"), written.getJWTClaimsSet().getStringListClaim("roles"));
    }

    @Test
    void shouldSignWithTheFirstKeyAndVerifyWithEach() {
        AccessTokenCodec before = new AccessTokenCodec(TokenKeySet.of(List.of(OLD_KEY)), URL);
        String old = before.write(deviceToken());

        assertEquals(deviceToken(), codec.read(old, Audience.DEVICE, NOON));
        assertFalse(before.mentions(codec.write(deviceToken())));
    }

    @Test
    void shouldPublishNoPrivateKey() throws ParseException {
        JWKSet published = JWKSet.parse(KEYS.publicDocument());

        assertEquals(2, published.size());
        assertFalse(published.containsNonPublicKeys());
        assertEquals(published.getKeys().get(0).getKeyID(), KEYS.first().id());
    }

    @Test
    void shouldRefuseAlgNone() {
        refuse(forge.unsigned());
    }

    @Test
    void shouldRefuseHs256WithThePublicKeyAsSecret() {
        refuse(forge.hmacWithPublicKey());
    }

    @Test
    void shouldRefuseOtherAlgorithmsThanEs256() {
        refuse(forge.signedWithRsa());
    }

    @Test
    void shouldRefuseAKeyThatIsNotOurs() {
        refuse(forge.signedBy(Forge.keyPair()));
    }

    @Test
    void shouldRefuseOurKeyIdOverAnotherSignature() {
        refuse(forge.signedAs(KEYS.first().id(), Forge.keyPair()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../keys/token-signing.pem", "' or '1'='1", "/dev/null", " ", "\0"})
    void shouldNeverLookAKeyIdUpAnywhereElse(String kid) {
        refuse(forge.signedAs(kid, KEY));
    }

    @Test
    void shouldRefuseATokenWithoutAKeyId() {
        refuse(forge.withoutKeyId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u", "jwk", "x5c", "x5t", "x5t#S256", "crit", "cty", "anything"})
    void shouldRefuseAHeaderWithMoreThanItNeeds(String parameter) {
        refuse(forge.withHeader(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "logout+jwt", "dpop+jwt", "at+jwt2"})
    void shouldRefuseOtherTypes(String type) { // RFC 8725, section 3.11
        refuse(forge.typed(type));
    }

    @Test
    void shouldTakeTheTypeInItsLongFormToo() { // RFC 9068, section 4
        assertEquals(
                "an-account",
                codec.read(forge.typed("application/at+jwt"), Audience.DEVICE, NOON)
                        .subject());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://get.kite.example/", "https://evil.example", "HTTPS://get.kite.example"})
    void shouldRefuseAnotherIssuer(String issuer) {
        refuse(forge.with("iss", issuer));
    }

    @Test
    void shouldRefuseADeviceTokenOnTheApiAndTheReverse() {
        String device = forge.with("aud", URL + "/device");
        String api = forge.with("aud", URL + "/api");

        assertEquals("an-account", codec.read(device, Audience.DEVICE, NOON).subject());
        assertThrows(AccessTokenRefused.class, () -> codec.read(device, Audience.API, NOON));
        assertThrows(AccessTokenRefused.class, () -> codec.read(api, Audience.DEVICE, NOON));
    }

    @Test
    void shouldRefuseATokenForTwoAudiences() {
        refuse(forge.with("aud", List.of(URL + "/device", URL + "/api")));
        refuse(forge.with("aud", URL));
        refuse(forge.without("aud"));
    }

    @Test
    void shouldTellTimeWithAMinuteOfTolerance() {
        String token = forge.plain();
        Instant end = NOON.plus(Duration.ofHours(1));

        assertEquals(
                "an-account",
                codec.read(token, Audience.DEVICE, end.plus(SKEW).minusSeconds(1))
                        .subject());
        assertThrows(AccessTokenRefused.class, () -> codec.read(token, Audience.DEVICE, end.plus(SKEW)));
        assertEquals(
                "an-account",
                codec.read(token, Audience.DEVICE, NOON.minus(SKEW)).subject());
        assertThrows(
                AccessTokenRefused.class,
                () -> codec.read(token, Audience.DEVICE, NOON.minus(SKEW).minusSeconds(1)));
    }

    @Test
    void shouldHeedNotBefore() {
        refuse(forge.with("nbf", NOON.getEpochSecond() + 61));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "client_id", "jti", "iat", "exp"})
    void shouldRefuseATokenThatLacksAClaim(String claim) { // RFC 9068, section 2.2
        refuse(forge.without(claim));
    }

    @Test
    void shouldRefuseClaimsOfTheWrongType() {
        refuse(forge.with("exp", "tomorrow"));
        refuse(forge.with("aud", Map.of("a", 1)));
        refuse(forge.with("client_id", Map.of("a", 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"sub\":\"another\"", "\"aud\":\"https://get.kite.example/api\"", "\"roles\":[\"owner\"]"})
    void shouldRefuseAClaimThatIsThereTwice(String again) { // RFC 7519, section 4
        String payload = forge.claimsText();

        refuse(forge.raw(forge.headerText(), "{" + again + "," + payload.substring(1)));
        refuse(forge.raw(forge.headerText(), payload.substring(0, payload.length() - 1) + "," + again + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"alg\":\"none\"", "\"kid\":\"another\"", "\"typ\":\"JWT\""})
    void shouldRefuseAHeaderParameterThatIsThereTwice(String again) { // RFC 7515, section 4
        String header = forge.headerText();

        refuse(forge.raw("{" + again + "," + header.substring(1), forge.claimsText()));
        refuse(forge.raw(header.substring(0, header.length() - 1) + "," + again + "}", forge.claimsText()));
    }

    @Test
    void shouldReadTheTextsItRefusesOnceTheyAreWhole() {
        String token = forge.raw(forge.headerText(), forge.claimsText());

        assertEquals("an-account", codec.read(token, Audience.DEVICE, NOON).subject());
    }

    @Test
    void shouldSignWithANewKeyAndGoOnReadingTokensOfTheFormerUntilItIsTakenAway() {
        KeyPair next = Forge.keyPair();
        AccessTokenCodec rotated = new AccessTokenCodec(TokenKeySet.of(List.of(next, KEY)), URL);
        AccessTokenCodec after = new AccessTokenCodec(TokenKeySet.of(List.of(next)), URL);
        String former = forge.plain();

        assertEquals("an-account", rotated.read(former, Audience.DEVICE, NOON).subject());
        assertEquals(deviceToken(), after.read(rotated.write(deviceToken()), Audience.DEVICE, NOON));
        assertThrows(AccessTokenRefused.class, () -> after.read(former, Audience.DEVICE, NOON));
    }

    @Test
    void shouldPublishAKeyOnceThatStandsTwiceInItsFile() throws ParseException {
        TokenKeySet keys = TokenKeySet.of(List.of(KEY, OLD_KEY, KEY));

        assertEquals(2, JWKSet.parse(keys.publicDocument()).size());
    }

    @Test
    void shouldGiveNothingForARoleItDoesNotKnow() {
        AccessToken token = codec.read(forge.with("roles", List.of("device", "emperor", 7)), Audience.DEVICE, NOON);

        assertEquals(Set.of(Role.DEVICE), token.roles());
        assertEquals(
                Set.of(),
                codec.read(forge.with("roles", "owner"), Audience.DEVICE, NOON).roles());
    }

    @Test
    void shouldRefuseAnInstallVerificationToken() {
        refuse(forge.installVerificationToken());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "a.b.c", "rt_0000000000000000000000000000000000000000000", "e30.e30.", "é.é.é"})
    void shouldRefuseWhatIsNoToken(String text) {
        refuse(text);
    }

    @Test
    void shouldRefuseEndlessAndDeeplyNestedTokens() {
        refuse("a".repeat(9_000));
        refuse(Forge.base64("[".repeat(5_000)) + ".e30.AA");
    }

    @Property(tries = 300)
    void shouldRefuseATokenWithOneCharacterChanged(@ForAll @IntRange(max = 10_000) int position) {
        String token = forge.plain();
        int at = position % token.length();
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        String changed = token.substring(0, at) + other + token.substring(at + 1);

        // the last character of a part may hold bits that are not read; then it is the same token
        if (!isSameToken(token, changed)) {
            refuse(changed);
        }
    }

    @Property(tries = 300)
    void shouldRefuseAnyTextWithoutFailing(@ForAll @StringLength(max = 300) String text) {
        refuse(text);
        assertFalse(codec.mentions(text));
    }

    @Test
    void shouldRefuseAKeyOnAnotherCurve() {
        FailureCode code = assertThrows(
                        MarketplaceException.class, () -> TokenKeySet.of(List.of(Forge.keyPair("secp384r1"))))
                .code();

        assertEquals(FailureCode.NOT_CONFIGURED, code);
    }

    private void refuse(String token) {
        AccessTokenRefused refused =
                assertThrows(AccessTokenRefused.class, () -> codec.read(token, Audience.DEVICE, NOON));
        assertEquals(FailureCode.CALLER_UNKNOWN, refused.code());
        assertTrue(refused.sentence().endsWith("."));
    }

    private static boolean isSameToken(String token, String changed) {
        try {
            JWSObject one = JWSObject.parse(token);
            JWSObject other = JWSObject.parse(changed);
            return one.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256)
                    && one.getHeader().toString().equals(other.getHeader().toString())
                    && one.getPayload().toString().equals(other.getPayload().toString())
                    && Arrays.equals(
                            one.getSignature().decode(), other.getSignature().decode());
        } catch (ParseException noToken) {
            return false;
        }
    }

    private static AccessToken deviceToken() {
        return new AccessToken(
                "a-token",
                "an-account",
                "a-client",
                Audience.DEVICE,
                Set.of(Role.DEVICE),
                Optional.of(new AppleItemId(6700012345L)),
                NOON,
                NOON.plus(Duration.ofHours(1)));
    }
}
