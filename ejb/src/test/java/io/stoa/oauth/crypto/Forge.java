package io.stoa.oauth.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes access tokens for a device, good ones and such as an attacker would send. */
public final class Forge {

    private final KeyPair key;
    private final String kid;
    private final Map<String, Object> claims = new HashMap<>();

    /** @param key what the server signs with */
    public Forge(KeyPair key, String publicUrl, Instant now) {
        this.key = key;
        this.kid = TokenKey.of(key).id();
        claims.putAll(Map.of(
                "iss",
                publicUrl,
                "aud",
                publicUrl + "/device",
                "sub",
                "an-account",
                "client_id",
                "a-client",
                "jti",
                "a-token",
                "iat",
                now.getEpochSecond(),
                "exp",
                now.plus(Duration.ofHours(1)).getEpochSecond(),
                "roles",
                List.of("device")));
    }

    public static KeyPair keyPair() {
        return keyPair("secp256r1");
    }

    static KeyPair keyPair(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Changes a claim of every token forged from now on. */
    public Forge claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public Forge claims(Map<String, Object> others) {
        claims.putAll(others);
        return this;
    }

    /** A good token. */
    public String plain() {
        return es256(header(), claims);
    }

    /** A well-signed token with one claim of the attacker's choice. */
    public String with(String claim, Object value) {
        Map<String, Object> changed = new HashMap<>(claims);
        changed.put(claim, value);
        return es256(header(), changed);
    }

    String without(String claim) {
        Map<String, Object> changed = new HashMap<>(claims);
        changed.remove(claim);
        return es256(header(), changed);
    }

    public String unsigned() {
        return base64("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\"}") + "." + payload(claims) + ".";
    }

    public String hmacWithPublicKey() {
        byte[] publicKey = key.getPublic().getEncoded();
        return sign(header(JWSAlgorithm.HS256), claims, () -> new MACSigner(publicKey));
    }

    String signedWithRsa() {
        return sign(header(JWSAlgorithm.RS256), claims, () -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new RSASSASigner(generator.generateKeyPair().getPrivate());
        });
    }

    String signedBy(KeyPair other) {
        return signedAs(TokenKey.of(other).id(), other);
    }

    String signedAs(String keyId, KeyPair other) {
        JWSHeader header = new JWSHeader.Builder(header()).keyID(keyId).build();
        return sign(header, claims, () -> new ECDSASigner((ECPrivateKey) other.getPrivate()));
    }

    String withoutKeyId() {
        return es256(new JWSHeader.Builder(header()).keyID(null).build(), claims);
    }

    /** A well-signed token whose parts are these texts, whatever they are. */
    String raw(String header, String payload) {
        String input = base64(header) + "." + base64(payload);
        return input + "." + signature(input);
    }

    /** The header of a good token as text. */
    String headerText() {
        return "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\"}";
    }

    /** The claims of a good token as text. */
    String claimsText() {
        return JSONObjectUtils.toJSONString(claims);
    }

    String typed(String type) {
        return es256(
                new JWSHeader.Builder(header()).type(new JOSEObjectType(type)).build(), claims);
    }

    /** A header that points to the attacker's own key, or has anything else in it, and is signed by our key. */
    String withHeader(String parameter) {
        String value =
                switch (parameter) {
                    case "jwk" -> TokenKey.of(keyPair()).publicKey().toJSONString();
                    case "x5c" -> "[\"MIIB\"]";
                    case "crit" -> "[\"exp\"]";
                    case "jku", "x5u" -> "\"https://evil.example/keys\"";
                    default -> "\"AAAA\"";
                };
        String header = base64(
                "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\",\"" + parameter + "\":" + value + "}");
        return header + "." + payload(claims) + "." + signature(header + "." + payload(claims));
    }

    String installVerificationToken() {
        JWSHeader header =
                new JWSHeader.Builder(header()).type(JOSEObjectType.JWT).build();
        return es256(header, Map.of("iss", "6700000001", "aud", "AppleDownloadVerification-v1", "dtype", "download"));
    }

    public static String base64(String text) {
        return Base64URL.encode(text).toString();
    }

    private JWSHeader header() {
        return header(JWSAlgorithm.ES256);
    }

    private JWSHeader header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(kid)
                .build();
    }

    private String es256(JWSHeader header, Map<String, Object> members) {
        String input = header.toBase64URL() + "." + payload(members);
        return input + "." + signature(input);
    }

    // beside the library's own builder, which would not write what an attacker writes
    private String signature(String input) {
        try {
            return new ECDSASigner((ECPrivateKey) key.getPrivate())
                    .sign(new JWSHeader(JWSAlgorithm.ES256), input.getBytes(StandardCharsets.US_ASCII))
                    .toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String payload(Map<String, Object> members) {
        return base64(JSONObjectUtils.toJSONString(members));
    }

    private interface Signing {
        JWSSigner signer() throws JOSEException, GeneralSecurityException;
    }

    private static String sign(JWSHeader header, Map<String, Object> members, Signing signing) {
        try {
            SignedJWT token = new SignedJWT(header, JWTClaimsSet.parse(members));
            token.sign(signing.signer());
            return token.serialize();
        } catch (JOSEException | GeneralSecurityException | ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
