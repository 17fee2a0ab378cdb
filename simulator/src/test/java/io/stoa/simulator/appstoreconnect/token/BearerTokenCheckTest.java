package io.stoa.simulator.appstoreconnect.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.stoa.simulator.appstoreconnect.TestClock;
import io.stoa.simulator.appstoreconnect.TestKeys;
import io.stoa.simulator.appstoreconnect.TestTokens;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BearerTokenCheckTest {

    private final TestClock clock = new TestClock();
    private final KeyPair keys = TestKeys.p256();
    private final ECPublicKey publicKey = (ECPublicKey) keys.getPublic();
    private final TestTokens tokens = new TestTokens(keys, clock);
    private final BearerTokenCheck check =
            new BearerTokenCheck(List.of(ApiKey.team(TestTokens.KEY_ID, TestTokens.ISSUER_ID, publicKey)), clock);
    private final BearerTokenCheck individual =
            new BearerTokenCheck(List.of(ApiKey.individual(TestTokens.KEY_ID, publicKey)), clock);

    @Test
    void shouldAcceptATokenOfATeamKey() {
        assertEquals(TestTokens.KEY_ID, accepted(check, tokens.good()).key().keyId());
    }

    @Test
    void shouldAcceptTheSchemeInAnyCase() {
        assertEquals(
                publicKey,
                check.check(Optional.of("bearer " + tokens.good())).key().publicKey());
    }

    @Test
    void shouldAcceptATokenOfAnIndividualKey() {
        String token = tokens.with(claims -> claims.issuer(null).subject("user"));
        assertEquals(Optional.empty(), accepted(individual, token).key().issuerId());
    }

    @Test
    void shouldAcceptExactlyTwentyMinutes() {
        String token = tokens.with(claims -> claims.issueTime(now(0)).expirationTime(now(1200)));
        assertTrue(accepted(check, token).scope().allows("GET", "/v1/apps"));
    }

    @Test
    void shouldAcceptATokenWithoutTyp() {
        String token = tokens.with(header -> header.type(null), claims -> claims);
        assertEquals(TestTokens.KEY_ID, accepted(check, token).key().keyId());
    }

    @Test
    void shouldRefuseARequestWithoutAuthorization() {
        assertRefused("no Authorization", assertThrows(NotAuthorized.class, () -> check.check(Optional.empty())));
    }

    @Test
    void shouldRefuseAnotherScheme() {
        assertRefused(
                "does not carry a bearer token",
                assertThrows(NotAuthorized.class, () -> check.check(Optional.of("Basic dXNlcjpzZWNyZXQ="))));
    }

    @Test
    void shouldRefuseWhatIsNoToken() {
        refuse("not a signed JWT", "");
        refuse("not a signed JWT", "not.a.token");
        refuse("not a signed JWT", tokens.good() + ".more");
    }

    @Test
    void shouldRefuseAnUnsignedToken() {
        String token = new PlainJWT(
                        new JWTClaimsSet.Builder().issuer(TestTokens.ISSUER_ID).build())
                .serialize();
        refuse("not a signed JWT", token);
    }

    @Test
    void shouldRefuseATokenSignedWithThePublicKeyAsASecret() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(TestTokens.KEY_ID)
                        .build(),
                new JWTClaimsSet.Builder().issuer(TestTokens.ISSUER_ID).build());
        token.sign(new MACSigner(publicKey.getEncoded()));
        refuse("only ES256", token.serialize());
    }

    @Test
    void shouldRefuseAnotherType() {
        refuse("must be JWT", tokens.with(header -> header.type(new JOSEObjectType("at+jwt")), claims -> claims));
    }

    @Test
    void shouldRefuseATokenWithoutKeyId() {
        refuse("has no kid", tokens.with(header -> header.keyID(null), claims -> claims));
    }

    @Test
    void shouldRefuseAnUnknownKeyId() {
        refuse("no API key", tokens.with(header -> header.keyID("ZZZZZZZZZZ"), claims -> claims));
    }

    @Test
    void shouldRefuseASignatureOfAnotherKey() {
        refuse("does not match", new TestTokens(TestKeys.p256(), clock).good());
    }

    @Test
    void shouldRefuseClaimsThatWereChangedAfterSigning() {
        String[] good = tokens.good().split("\\.");
        String[] other = tokens.with(claims -> claims.claim("scope", List.of("GET /v1/apps")))
                .split("\\.");
        refuse("does not match", good[0] + "." + other[1] + "." + good[2]);
    }

    @Test
    void shouldRefuseAForeignIssuer() {
        refuse("iss is not", tokens.with(claims -> claims.issuer("00000000-0000-0000-0000-000000000000")));
        refuse("iss is not", tokens.with(claims -> claims.issuer(null)));
    }

    @Test
    void shouldRefuseATeamTokenThatClaimsAUser() {
        refuse("has no sub", tokens.with(claims -> claims.subject("user")));
    }

    @Test
    void shouldRefuseAnIndividualTokenWithIssuerOrWithoutUser() {
        assertRefused("has no iss", refusal(individual, tokens.with(claims -> claims.subject("user"))));
        assertRefused("must be user", refusal(individual, tokens.with(claims -> claims.issuer(null))));
    }

    @Test
    void shouldRefuseAnotherAudience() {
        refuse("aud must be", tokens.with(claims -> claims.audience("appstoreconnect-v2")));
        refuse("aud must be", tokens.with(claims -> claims.audience(List.of("appstoreconnect-v1", "other"))));
        refuse("aud must be", tokens.with(claims -> claims.audience((String) null)));
    }

    @Test
    void shouldRefuseATokenAtTheVeryMomentOfItsExpiry() {
        String token = tokens.with(claims -> claims.expirationTime(now(60)));
        clock.advance(Duration.ofSeconds(59));
        accepted(check, token);
        clock.advance(Duration.ofSeconds(1));
        refuse("has expired", token);
    }

    @Test
    void shouldRefuseOneSecondMoreThanTwentyMinutes() {
        refuse("20 minutes", tokens.with(claims -> claims.issueTime(now(0)).expirationTime(now(1201))));
        refuse("20 minutes", tokens.with(claims -> claims.issueTime(now(-600)).expirationTime(now(601))));
    }

    @Test
    void shouldRefuseACallerWhoseClockIsAhead() {
        accepted(check, tokens.with(claims -> claims.issueTime(now(5))));
        refuse("in the future", tokens.with(claims -> claims.issueTime(now(34))));
    }

    @Test
    void shouldRefuseATokenWithoutTimes() {
        refuse("has no iat", tokens.with(claims -> claims.issueTime(null)));
        refuse("has no exp", tokens.with(claims -> claims.expirationTime(null)));
    }

    @Test
    void shouldRefuseAScopeThatIsNoArrayOfRequests() {
        refuse("scope is not", tokens.with(claims -> claims.claim("scope", "GET /v1/apps")));
        refuse("scope is not", tokens.with(claims -> claims.claim("scope", List.of("GET /v1/apps?%zz"))));
    }

    private Date now(long seconds) {
        return Date.from(clock.instant().plusSeconds(seconds));
    }

    private static AcceptedToken accepted(BearerTokenCheck check, String token) {
        return check.check(Optional.of("Bearer " + token));
    }

    private static NotAuthorized refusal(BearerTokenCheck check, String token) {
        return assertThrows(NotAuthorized.class, () -> accepted(check, token));
    }

    private void refuse(String reason, String token) {
        assertRefused(reason, refusal(check, token));
    }

    private static void assertRefused(String reason, NotAuthorized refusal) {
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }
}
