package io.stoa.cli.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TokenIssueCommandTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.250Z");
    private static final KeyPair KEY = keyPair("secp256r1");

    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeKey() throws IOException {
        Files.createDirectory(data.resolve("keys"));
        write(pem("PRIVATE KEY", KEY.getPrivate().getEncoded()));
    }

    @Test
    void shouldPrintATokenAndNothingElse() throws ParseException {
        assertEquals(0, issue("--role", "operator", "--hours", "12"));

        SignedJWT token = printed();
        assertEquals(token.serialize() + System.lineSeparator(), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void shouldSignByTheLocalKeyUnderItsThumbprint() throws JOSEException, ParseException {
        issue("--role", "operator");

        ECKey key = new ECKey.Builder(Curve.P_256, (ECPublicKey) KEY.getPublic()).build();
        SignedJWT token = printed();
        assertTrue(token.verify(new ECDSAVerifier(key)));
        assertEquals(
                Map.of(
                        "alg",
                        "ES256",
                        "typ",
                        "at+jwt",
                        "kid",
                        key.computeThumbprint().toString()),
                token.getHeader().toJSONObject());
    }

    @Test
    void shouldCarryTheClaimsOfRfc9068() throws ParseException {
        issue("--role", "viewer", "--hours", "12", "--public-url", "https://get.kite.example/");

        JWTClaimsSet claims = printed().getJWTClaimsSet();
        assertEquals("https://get.kite.example", claims.getIssuer());
        assertEquals(List.of("https://get.kite.example/api"), claims.getAudience());
        assertEquals("local-operator", claims.getSubject());
        assertEquals("stoa-cli", claims.getClaim("client_id"));
        assertEquals(List.of("viewer"), claims.getClaim("roles"));
        assertEquals(Date.from(Instant.parse("2026-03-01T12:00:00Z")), claims.getIssueTime());
        assertEquals(Date.from(Instant.parse("2026-03-02T00:00:00Z")), claims.getExpirationTime());
    }

    @Test
    void shouldNameEachTokenAnew() throws ParseException {
        issue("--role", "operator");
        String first = printed().getJWTClaimsSet().getJWTID();
        out.getBuffer().setLength(0);
        issue("--role", "operator");

        assertNotEquals(first, printed().getJWTClaimsSet().getJWTID());
    }

    @Test
    void shouldReadAKeyAsSec1Too() throws IOException, ParseException, JOSEException {
        byte[] sec1 = PrivateKeyInfo.getInstance(KEY.getPrivate().getEncoded())
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(KEY.getPrivate().getEncoded());
        String curve = pem(
                "EC PARAMETERS",
                info.getPrivateKeyAlgorithm().getParameters().toASN1Primitive().getEncoded());
        write(curve + pem("EC PRIVATE KEY", withCurve(sec1, info)));

        assertEquals(0, issue("--role", "operator"));
        assertTrue(printed().verify(new ECDSAVerifier((ECPublicKey) KEY.getPublic())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "OPERATOR", "device", "root", ""})
    void shouldRefuseOwnersAndWhatIsNoRole(String role) {
        assertEquals(2, issue("--role", role));

        assertEquals("", out.toString());
        assertTrue(err.toString().contains("owners sign in themselves"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "13", "2147483647"})
    void shouldRefuseALifeOfMoreThanTwelveHours(String hours) {
        assertEquals(2, issue("--role", "operator", "--hours", hours));

        assertEquals("", out.toString());
        assertTrue(err.toString().contains("1 to 12 hours"));
    }

    @Test
    void shouldSayWhatToDoWithoutAKey() throws IOException {
        Files.delete(keyFile());

        assertEquals(2, issue("--role", "operator"));

        assertTrue(err.toString().contains("Start the installation once"));
        assertTrue(err.toString().contains("local-operator.pem"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"})
    void shouldSayWhatToDoWithAnUnusableKey(String content) throws IOException {
        write(content);

        assertEquals(2, issue("--role", "operator"));
        assertTrue(err.toString().contains("no usable key"));
    }

    @Test
    void shouldRefuseAKeyOnAnotherCurve() throws IOException {
        write(pem("PRIVATE KEY", keyPair("secp384r1").getPrivate().getEncoded()));

        assertEquals(2, issue("--role", "operator"));
        assertEquals("", out.toString());
    }

    private int issue(String... arguments) {
        TokenIssueCommand command = new TokenIssueCommand(Clock.fixed(NOON, ZoneOffset.UTC));
        CommandLine line = new CommandLine(command);
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] all = Stream.concat(Arrays.stream(arguments), Stream.of("--data-dir", data.toString()))
                .toArray(String[]::new);
        return line.execute(all);
    }

    private SignedJWT printed() throws ParseException {
        return SignedJWT.parse(out.toString().strip());
    }

    private Path keyFile() {
        return data.resolve("keys").resolve("local-operator.pem");
    }

    private void write(String pem) throws IOException {
        Files.writeString(keyFile(), pem);
    }

    // openssl writes the curve into the key itself
    private static byte[] withCurve(byte[] sec1, PrivateKeyInfo info) throws IOException {
        var key = ECPrivateKey.getInstance(sec1);
        return new ECPrivateKey(256, key.getKey(), info.getPrivateKeyAlgorithm().getParameters()).getEncoded();
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + label
                + "-----\n";
    }

    private static KeyPair keyPair(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
