package io.stoa.simulator.appstoreconnect;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/** Makes API tokens: good ones, and by changing header or claims every bad one. */
public final class TestTokens {

    public static final String KEY_ID = "2X9R4HXF34";
    public static final String ISSUER_ID = "57246542-96fe-1a63-e053-0824d011072a";

    private final KeyPair keys;
    private final Clock clock;

    public TestTokens(KeyPair keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public String good() {
        return with(claims -> claims);
    }

    public String with(UnaryOperator<JWTClaimsSet.Builder> change) {
        return with(header -> header, change);
    }

    public String with(UnaryOperator<JWSHeader.Builder> headerChange, UnaryOperator<JWTClaimsSet.Builder> change) {
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT);
        return sign(
                headerChange.apply(header.keyID(KEY_ID)).build(),
                change.apply(claims()).build());
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER_ID)
                .audience("appstoreconnect-v1")
                .issueTime(Date.from(now.minusSeconds(60)))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))));
    }

    private String sign(JWSHeader header, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner((ECPrivateKey) keys.getPrivate()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError("The test's token cannot be signed", e);
        }
    }
}
