package io.stoa.simulator.device;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.stoa.packageformat.Manifest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Makes install verification tokens, right ones and any wrong one. */
final class FakeTokens {

    static final String KEY_ID = "0f2c7a3e-6d51-4b8f-9a77-2f4f0c9e1d20";

    private final ECKey key;
    private final Clock clock;
    private final Map<String, JsonValue> claims = new LinkedHashMap<>();
    private JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(JOSEObjectType.JWT)
            .keyID(KEY_ID)
            .build();

    private FakeTokens(ECKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ECPublicKey publicKey(ECKey key) {
        try {
            return key.toECPublicKey();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A right token for this package, until a claim is changed. */
    static FakeTokens of(ECKey key, Clock clock, String issuer, Manifest manifest) {
        FakeTokens token = new FakeTokens(key, clock);
        long now = clock.instant().getEpochSecond();
        return token.claim("iss", issuer)
                .claim("iat", Json.createValue(now))
                .claim("exp", Json.createValue(now + 1200))
                .claim("aud", "AppleDownloadVerification-v1")
                .claim("bid", manifest.bundleId())
                .claim("dtype", "download")
                .claim("nonce", UUID.randomUUID().toString())
                .claim("iid", manifest.appleItemId())
                .claim("vid", manifest.appleVersionId());
    }

    FakeTokens claim(String name, String value) {
        return claim(name, Json.createValue(value));
    }

    FakeTokens claim(String name, JsonValue value) {
        claims.put(name, value);
        return this;
    }

    FakeTokens secondsFromNow(String name, long seconds) {
        return claim(name, Json.createValue(clock.instant().getEpochSecond() + seconds));
    }

    FakeTokens without(String name) {
        claims.remove(name);
        return this;
    }

    FakeTokens header(JWSHeader other) {
        this.header = other;
        return this;
    }

    String sign() {
        return sign(key);
    }

    String sign(ECKey signer) {
        JsonObject payload = Json.createObjectBuilder(claims).build();
        try {
            JWSObject jws = new JWSObject(header, new Payload(payload.toString()));
            jws.sign(new ECDSASigner(signer));
            return jws.serialize();
        } catch (JOSEException wrongTest) {
            throw new IllegalStateException(wrongTest);
        }
    }
}
