package io.stoa.keys.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.keys.DistributionKey;
import io.stoa.keys.DistributionKeyId;
import io.stoa.keys.crypto.KeyFileUnreadable;
import io.stoa.keys.crypto.NewKeys;
import io.stoa.keys.crypto.PrivateKeyFile;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Distribution keys come in once, rest sealed, and sign without asking the database again. */
class DistributionKeyRingTest {

    private static final String ID = "0f2c7a3e-6d51-4b8f-9a77-2f4f0c9e1d20";

    @TempDir
    Path data;

    private Workbench workbench;

    @BeforeEach
    void setUp() {
        workbench = new Workbench(data).withSecretKey();
    }

    @Test
    void shouldImportTheConfiguredKeyAtTheFirstStart() throws Exception {
        KeyPair key = configure();

        DistributionKeyRing ring = workbench.keyRing();

        assertEquals(new DistributionKeyId(ID), ring.marketplaceKey());
        assertEquals(key.getPublic(), ring.signer(ring.marketplaceKey()).publicKey());
    }

    @Test
    void shouldNotNeedTheFileAnyMoreOnceTheKeyIsIn() throws Exception {
        KeyPair key = configure();
        workbench.keyRing();
        Files.delete(data.resolve("distribution.pem"));

        DistributionKeyRing afterRestart = workbench.keyRing();

        assertEquals(
                key.getPublic(),
                afterRestart.signer(afterRestart.marketplaceKey()).publicKey());
    }

    @Test
    void shouldSealThePrivateKey() throws Exception {
        KeyPair key = configure();
        workbench.keyRing();

        DistributionKey row = workbench.storedKeys.oldest().orElseThrow();

        String sealed = new String(row.sealedPrivateKey(), StandardCharsets.ISO_8859_1);
        assertFalse(sealed.contains(new String(key.getPrivate().getEncoded(), StandardCharsets.ISO_8859_1)));
    }

    @Test
    void shouldRefuseAnRsaKey() throws Exception {
        Files.write(
                data.resolve("distribution.pem"), NewKeys.pem(NewKeys.rsa3072().getPrivate()));
        configureFile();

        assertThrows(MarketplaceException.class, workbench::keyRing);
    }

    @Test
    void shouldSayThatTheConfiguredFileIsMissing() {
        configureFile();

        assertThrows(KeyFileUnreadable.class, workbench::keyRing);
    }

    @Test
    void shouldRefuseAnIdThatIsNone() {
        workbench.configured("stoa.distribution-key.id", "../keys");

        assertThrows(MarketplaceException.class, workbench::keyRing);
    }

    @Test
    void shouldMakeAKeyForDevelopmentAndKeepIt() {
        DistributionKeyRing first = workbench.keyRing();
        DistributionKeyRing afterRestart = workbench.keyRing();

        assertEquals(first.marketplaceKey(), afterRestart.marketplaceKey());
        assertEquals(
                PrivateKeyFile.read(data.resolve("keys/distribution.pem")).getPublic(),
                afterRestart.signer(afterRestart.marketplaceKey()).publicKey());
    }

    @Test
    void shouldPreferTheConfiguredKeyToTheOneOfTheTrial() throws Exception {
        DistributionKeyId trial = workbench.keyRing().marketplaceKey();
        configure();

        assertNotEquals(trial, workbench.keyRing().marketplaceKey());
    }

    @Test
    void shouldMakeNoKeyForAPublicUrl() {
        DistributionKeyRing ring = workbench.servedAt("https://market.example").keyRing();

        MarketplaceException refusal = assertThrows(MarketplaceException.class, ring::marketplaceKey);

        assertEquals(FailureCode.NOT_CONFIGURED, refusal.code());
        assertTrue(refusal.sentence().contains("stoa.distribution-key.id"));
    }

    @Test
    void shouldRefuseToSignWithAKeyThatIsNotHere() {
        DistributionKeyRing ring = workbench.keyRing();

        assertThrows(MarketplaceException.class, () -> ring.signer(new DistributionKeyId("another")));
    }

    @Test
    void shouldAskTheDatabaseOnlyForTheFirstSigner() {
        DistributionKeyRing ring = workbench.keyRing();
        ring.signer(ring.marketplaceKey());
        int questions = workbench.storedKeys.questions();

        assertSame(ring.signer(ring.marketplaceKey()), ring.signer(ring.marketplaceKey()));

        assertEquals(questions, workbench.storedKeys.questions());
    }

    private KeyPair configure() throws Exception {
        KeyPair key = NewKeys.p256();
        Files.write(data.resolve("distribution.pem"), NewKeys.pem(key.getPrivate()));
        configureFile();
        return key;
    }

    private void configureFile() {
        workbench
                .configured("stoa.distribution-key.id", ID)
                .configured("stoa.distribution-key.private-key-file", data.resolve("distribution.pem"));
    }
}
