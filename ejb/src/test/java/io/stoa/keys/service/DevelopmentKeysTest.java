package io.stoa.keys.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stoa.keys.crypto.PrivateKeyFile;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A trial needs no keys; a public URL never runs on keys that were made for one. */
class DevelopmentKeysTest {

    @TempDir
    Path data;

    @Test
    void shouldMakeEveryKeyAtTheFirstStart() throws Exception {
        KeyFiles files = new Workbench(data).withDevelopmentKeys().files();

        assertTrue(PrivateKeyFile.read(files.tokenSigning()).getPublic() instanceof ECPublicKey);
        assertTrue(PrivateKeyFile.read(files.localOperator()).getPublic() instanceof ECPublicKey);
        assertEquals(3072, lengthOf(files.licensingEncryptionKey()));
        assertEquals(3072, lengthOf(files.licensingSigningKey()));
        assertTrue(Files.exists(data.resolve("keys/secrets.keys")));
    }

    @Test
    void shouldCertifyTheLicensingKeys() throws Exception {
        KeyFiles files = new Workbench(data).withDevelopmentKeys().files();

        assertCertifies(files.licensingEncryptionCertificate(), files.licensingEncryptionKey());
        assertCertifies(files.licensingSigningCertificate(), files.licensingSigningKey());
    }

    @Test
    void shouldMakeNoSigningKeyWhereASealerHasIt() {
        KeyFiles files = new Workbench(data)
                .configured("stoa.licensing.sealer", "http")
                .withDevelopmentKeys()
                .files();

        assertTrue(Files.exists(files.licensingEncryptionKey()));
        assertFalse(Files.exists(files.licensingSigningKey()));
        assertFalse(Files.exists(files.licensingSigningCertificate()));
    }

    @Test
    void shouldKeepItsKeysAtTheNextStart() throws Exception {
        Workbench workbench = new Workbench(data).withDevelopmentKeys();
        Map<Path, byte[]> before = contents();

        workbench.withDevelopmentKeys();

        Map<Path, byte[]> after = contents();
        assertEquals(before.keySet(), after.keySet());
        for (Path file : before.keySet()) {
            assertArrayEquals(before.get(file), after.get(file), file.toString());
        }
    }

    @Test
    void shouldMakeKeyAndCertificateAnewWhereOneOfThemIsLost() throws Exception {
        Workbench workbench = new Workbench(data).withDevelopmentKeys();
        Files.delete(workbench.files().licensingSigningCertificate());

        workbench.withDevelopmentKeys();

        assertCertifies(
                workbench.files().licensingSigningCertificate(),
                workbench.files().licensingSigningKey());
    }

    @Test
    void shouldLetNobodyElseReadThem() throws Exception {
        assumeTrue(
                data.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this file system has no file modes");
        new Workbench(data).withDevelopmentKeys();

        for (Path file : contents().keySet()) {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            assertEquals("rw-------", mode, file.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://market.example", "http://192.0.2.7:8080", "https://localhost.example"})
    void shouldRefuseToServeAPublicUrlWithDevelopmentKeys(String url) {
        MarketplaceException refusal = refusal(new Workbench(data).servedAt(url));

        assertEquals(FailureCode.NOT_CONFIGURED, refusal.code());
        assertTrue(refusal.sentence().contains(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stoa.secrets.key-file", "stoa.tokens.signing-key-file"})
    void shouldNameEachKeyThatIsMissing(String key) {
        MarketplaceException refusal = refusal(new Workbench(data).servedAt("https://market.example"));

        assertTrue(refusal.sentence().contains(key), refusal.sentence());
    }

    @Test
    void shouldServeAPublicUrlWhileItsLicensingKeysAreStillToBeMade() throws Exception {
        Workbench fresh = new Workbench(data, Optional.of(data.resolve("own.keys")))
                .servedAt("https://market.example")
                .configured("stoa.tokens.signing-key-file", data.resolve("tokens.pem"))
                .withDevelopmentKeys();

        assertFalse(fresh.files().holdsEncryptionPair());
        assertFalse(fresh.files().holdsSigningCertificate());
        assertEquals(
                List.of(data.resolve("keys/local-operator.pem")),
                List.copyOf(contents().keySet()));
    }

    @Test
    void shouldNotServeAPublicUrlWithLicensingKeysLeftByATrial() {
        new Workbench(data).withDevelopmentKeys();

        KeyFiles files = new Workbench(data).servedAt("https://market.example").files();

        assertFalse(files.holdsEncryptionPair());
        assertFalse(files.holdsSigningCertificate());
    }

    @ParameterizedTest
    @EnumSource(value = KeyFile.class, names = "LICENSING_.*", mode = EnumSource.Mode.MATCH_ALL)
    void shouldRefuseHalfAPairForAPublicUrlToo(KeyFile half) {
        Workbench own = new Workbench(data, Optional.of(data.resolve("own.keys")))
                .servedAt("https://market.example")
                .configured("stoa.tokens.signing-key-file", data.resolve("tokens.pem"))
                .configured(half.configurationKey(), data.resolve("half"));

        assertTrue(refusal(own).sentence().contains("belong together"));
    }

    @Test
    void shouldMakeNoDevelopmentKeyForAPublicUrl() throws Exception {
        refusal(new Workbench(data).servedAt("https://market.example"));

        assertEquals(
                List.of(data.resolve("keys/local-operator.pem")),
                List.copyOf(contents().keySet()));
    }

    @Test
    void shouldServeAPublicUrlWithKeysOfTheOperatorsOwn() throws Exception {
        Workbench own = new Workbench(data, Optional.of(data.resolve("own.keys"))).servedAt("https://market.example");
        for (KeyFile file : KeyFile.values()) {
            own.configured(file.configurationKey(), data.resolve(file.name()));
        }

        own.withDevelopmentKeys();

        assertEquals(
                List.of(data.resolve("keys/local-operator.pem")),
                List.copyOf(contents().keySet()));
        assertEquals(data.resolve("TOKEN_SIGNING"), own.files().tokenSigning());
    }

    @Test
    void shouldRefuseAKeyWithoutItsCertificate() {
        Workbench half = new Workbench(data).configured("stoa.licensing.signing-key-file", data.resolve("signing.pem"));

        assertTrue(refusal(half).sentence().contains("stoa.licensing.signing-certificate-file"));
    }

    @Test
    void shouldLeaveAConfiguredKeyFileAlone() {
        Path own = data.resolve("own.pem");

        new Workbench(data).configured("stoa.tokens.signing-key-file", own).withDevelopmentKeys();

        assertFalse(Files.exists(own));
        assertFalse(Files.exists(data.resolve("keys/token-signing.pem")));
    }

    private static MarketplaceException refusal(Workbench workbench) {
        return assertThrows(MarketplaceException.class, workbench::withDevelopmentKeys);
    }

    private static int lengthOf(Path keyFile) {
        return ((RSAPublicKey) PrivateKeyFile.read(keyFile).getPublic())
                .getModulus()
                .bitLength();
    }

    private static void assertCertifies(Path certificateFile, Path keyFile) throws Exception {
        try (InputStream der = Files.newInputStream(certificateFile)) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(der);
            certificate.verify(PrivateKeyFile.read(keyFile).getPublic());
            certificate.checkValidity(Date.from(Workbench.NOW));
        }
    }

    private Map<Path, byte[]> contents() throws IOException {
        Map<Path, byte[]> contents = new HashMap<>();
        try (Stream<Path> files = Files.list(data.resolve("keys"))) {
            for (Path file : files.toList()) {
                contents.put(file, Files.readAllBytes(file));
            }
        }
        return contents;
    }
}
