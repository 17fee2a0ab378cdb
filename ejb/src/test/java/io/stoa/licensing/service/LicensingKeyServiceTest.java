package io.stoa.licensing.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.keys.crypto.NewKeys;
import io.stoa.keys.service.Workbench;
import io.stoa.licensing.LicenseRequestRefused;
import io.stoa.licensing.LicensingKey;
import io.stoa.licensing.LicensingKeyPurpose;
import io.stoa.licensing.LicensingKeyState;
import io.stoa.licensing.RequestSubject;
import io.stoa.licensing.crypto.Envelopes;
import io.stoa.licensing.crypto.KeptForms;
import io.stoa.licensing.crypto.LicenseEnvelope;
import io.stoa.licensing.crypto.LicensingKeyRing;
import io.stoa.licensing.crypto.LicensingRings;
import io.stoa.licensing.crypto.OfferedCertificate;
import io.stoa.licensing.crypto.PretendAuthority;
import io.stoa.licensing.crypto.StoredLicensingKeys;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the request to the certificate in force, and on to the next one: no device is left behind. */
class LicensingKeyServiceTest {

    private static final Instant NOW = Workbench.NOW;
    private static final Duration YEAR = Duration.ofDays(365);
    private static final RequestSubject SUBJECT = new RequestSubject("Käse Markt", Optional.of("ops@market.example"));
    // made once: each takes its time
    private static final List<KeyPair> PAIRS =
            Stream.generate(NewKeys::rsa3072).limit(6).toList();
    private static final byte[] PLAIN = "a licence request".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path data;

    private final StoredLicensingKeys rows = new StoredLicensingKeys();
    private final List<String> audited = new ArrayList<>();
    private final SetClock clock = new SetClock();
    private int made;
    private Workbench workbench;
    private LicensingKeyRing ring;
    private LicenseEnvelope envelope;
    private LicensingKeyService service;

    @BeforeEach
    void setUp() {
        begin(new Workbench(data).servedAt("https://market.example").withSecretKey());
    }

    private void begin(Workbench installation) {
        workbench = installation;
        ring = LicensingRings.of(workbench, rows, clock);
        envelope = LicensingRings.envelopeOf(ring);
        service = new LicensingKeyService();
        service.keys = rows;
        service.ring = ring;
        service.secretBox = workbench.secretBox();
        service.files = workbench.files();
        service.clock = clock;
        service.newPairs = () -> PAIRS.get(made++);
        service.exchange = new LicensingKeyExchange();
        service.exchange.keys = rows;
        service.exchange.files = workbench.files();
        service.exchange.audit = (actor, action, subject, detail) -> audited.add(actor + " " + action + " " + detail);
        service.exchange.clock = clock;
    }

    @Test
    void shouldAskForTwoDifferentKeysUnderTheNameThatIsGiven() throws Exception {
        List<CertificateRequest> requests = request(false);

        assertEquals(
                List.of(LicensingKeyPurpose.ENCRYPTION, LicensingKeyPurpose.SIGNING),
                requests.stream().map(CertificateRequest::purpose).toList());
        for (CertificateRequest request : requests) {
            PKCS10CertificationRequest pkcs10 = read(request.pem());
            assertEquals(
                    "E=ops@market.example,CN=Käse Markt", pkcs10.getSubject().toString());
            assertTrue(pkcs10.isSignatureValid(
                    new JcaContentVerifierProviderBuilder().build(pkcs10.getSubjectPublicKeyInfo())));
            assertEquals(
                    "1.2.840.113549.1.1.11",
                    pkcs10.getSignatureAlgorithm().getAlgorithm().getId());
        }
        assertFalse(requests.get(0).pem().equals(requests.get(1).pem()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#1 Market", "#0402abcd", "\\#", "Kite, CN=Other", "a+b=c"})
    void shouldTakeANameAsItIs(String name) throws Exception {
        PKCS10CertificationRequest request =
                read(service.request(new RequestSubject(name, Optional.of("#ops@market.example")), false, "mara")
                        .get(0)
                        .pem());

        ASN1Encodable taken =
                request.getSubject().getRDNs(BCStyle.CN)[0].getFirst().getValue();
        assertEquals(name, ((ASN1String) taken).getString());
    }

    @Test
    void shouldAskForTheSameKeysAgainWhereAnAnswerWasLost() throws Exception {
        List<byte[]> first = spkiOf(request(false));
        List<byte[]> again = spkiOf(request(false));

        assertArrayEquals(first.get(0), again.get(0));
        assertArrayEquals(first.get(1), again.get(1));
        assertEquals(2, rows.all().size());
    }

    @Test
    void shouldMakeFreshKeysOnlyWhereThatIsAsked() throws Exception {
        byte[] first = spkiOf(request(false)).get(0);
        byte[] fresh = spkiOf(request(true)).get(0);

        assertFalse(Arrays.equals(first, fresh));
        assertEquals(2, rows.all().size());
        assertTrue(audited.contains("mara license-key.throw-away encryption"), audited.toString());
        assertTrue(refusalOf(LicensingKeyPurpose.ENCRYPTION, first).sentence().contains("belongs to no key"));
    }

    @Test
    void shouldKeepNoPrivateKeyThatIsNotSealed() {
        request(false);

        for (LicensingKey row : rows.all()) {
            byte[] sealed = row.sealedSecret().orElseThrow();
            byte[] opened = workbench.secretBox().open(sealed, LicensingKey.context(row.id()));
            String kept = new String(sealed, StandardCharsets.ISO_8859_1);
            assertFalse(kept.contains(new String(opened, 30, 64, StandardCharsets.ISO_8859_1)));
        }
    }

    @Test
    void shouldLeaveTheSigningKeyToASealerAndTakeItsCertificate() throws Exception {
        begin(workbench.configured("stoa.licensing.sealer", "http"));
        byte[] sealers = PAIRS.get(5).getPublic().getEncoded();

        List<CertificateRequest> requests = request(false);
        service.install(
                List.of(
                        offer(LicensingKeyPurpose.ENCRYPTION, spkiOf(requests).get(0)),
                        offer(LicensingKeyPurpose.SIGNING, sealers)),
                NOW,
                "mara");

        assertEquals(1, requests.size());
        assertEquals(Optional.empty(), ring.signing());
        assertArrayEquals(
                sealers,
                ring.certificate(LicensingKeyPurpose.SIGNING).getPublicKey().getEncoded());
        assertEquals(
                Optional.empty(),
                active(LicensingKeyPurpose.SIGNING).sealedSecret().map(secret -> "kept"));
    }

    @Test
    void shouldGiveNoLicenceBeforeTheCertificatesCame() {
        request(false);
        ring.refresh();

        MarketplaceException refusal = assertThrows(
                MarketplaceException.class,
                () -> envelope.open(
                        Envelopes.seal(PLAIN, KeptForms.publicKey(rows.all().get(0)))));
        assertEquals(FailureCode.NOT_CONFIGURED, refusal.code());
    }

    @Test
    void shouldServeDevicesWithTheFormerCertificateUntilItsEnd() throws Exception {
        PublicKey former = exchange();
        PublicKey present = exchange();

        assertArrayEquals(PLAIN, envelope.open(Envelopes.seal(PLAIN, present)));
        assertArrayEquals(PLAIN, envelope.open(Envelopes.seal(PLAIN, former)));

        clock.now = NOW.plus(Duration.ofDays(10));
        ring.refresh();
        assertArrayEquals(PLAIN, envelope.open(Envelopes.seal(PLAIN, present)));
        assertThrows(LicenseRequestRefused.class, () -> envelope.open(Envelopes.seal(PLAIN, former)));
    }

    @Test
    void shouldOpenWithANewKeyBeforeAnotherNodeHandsOutItsCertificate() throws Exception {
        exchange();
        byte[] next = spkiOf(request(false)).get(0);
        ring.refresh(); // this node heard of the key, and not yet of its certificate

        assertArrayEquals(PLAIN, envelope.open(Envelopes.seal(PLAIN, key(next))));
    }

    @Test
    void shouldOpenWithFilesBesideWhatWasMadeHere() throws Exception {
        begin(new Workbench(data).withDevelopmentKeys());
        PublicKey ofTheFile = ring.certificate(LicensingKeyPurpose.ENCRYPTION).getPublicKey();

        PublicKey made = exchange();

        assertEquals(made, ring.certificate(LicensingKeyPurpose.ENCRYPTION).getPublicKey());
        assertArrayEquals(PLAIN, envelope.open(Envelopes.seal(PLAIN, ofTheFile)));
        assertArrayEquals(PLAIN, envelope.open(Envelopes.seal(PLAIN, made)));
        assertEquals(
                List.of(LicensingKeyState.ACTIVE, LicensingKeyState.FORMER, LicensingKeyState.ACTIVE),
                List.of(
                        state(service.list(), false, LicensingKeyPurpose.ENCRYPTION),
                        state(service.list(), true, LicensingKeyPurpose.ENCRYPTION),
                        state(service.list(), true, LicensingKeyPurpose.SIGNING)));
    }

    @Test
    void shouldRefuseCertificatesThatAreSwappedAndTakeNeither() throws Exception {
        List<byte[]> keys = spkiOf(request(false));

        MarketplaceException refusal = assertThrows(
                MarketplaceException.class,
                () -> service.install(
                        List.of(
                                offer(LicensingKeyPurpose.ENCRYPTION, keys.get(1)),
                                offer(LicensingKeyPurpose.SIGNING, keys.get(0))),
                        NOW,
                        "mara"));

        assertEquals(FailureCode.CERTIFICATE_REFUSED, refusal.code());
        assertTrue(refusal.sentence().contains("swapped"), refusal.sentence());
        assertEquals(List.of(), ring.pairs());
    }

    @Test
    void shouldGoBackToTheFormerCertificateWhereTheNewOneDoesNotDo() throws Exception {
        PublicKey former = exchange();
        PublicKey present = exchange();

        service.install(List.of(offer(LicensingKeyPurpose.ENCRYPTION, former.getEncoded())), NOW, "mara");

        assertEquals(former, ring.certificate(LicensingKeyPurpose.ENCRYPTION).getPublicKey());
        assertArrayEquals(PLAIN, envelope.open(Envelopes.seal(PLAIN, former)));
        assertThrows(LicenseRequestRefused.class, () -> envelope.open(Envelopes.seal(PLAIN, present)));
        assertEquals(
                List.of(LicensingKeyState.FORMER, LicensingKeyState.PENDING, LicensingKeyState.ACTIVE),
                service.list().stream()
                        .filter(key -> key.state() != LicensingKeyState.PENDING
                                || key.purpose() == LicensingKeyPurpose.SIGNING)
                        .map(KnownLicensingKey::state)
                        .toList());
    }

    @Test
    void shouldRefuseACertificateOfAnotherInstallation() {
        request(false);
        byte[] foreign = PAIRS.get(5).getPublic().getEncoded();

        assertTrue(refusalOf(LicensingKeyPurpose.SIGNING, foreign).sentence().contains("belongs to no key"));
    }

    @Test
    void shouldTakeTheSameCertificateAgainWithoutDoingAnythingAgain() throws Exception {
        OfferedCertificate offered =
                offer(LicensingKeyPurpose.ENCRYPTION, spkiOf(request(false)).get(0));
        service.install(List.of(offered), NOW, "mara");
        List<String> before = List.copyOf(audited);
        service.install(List.of(offered), NOW, "mara");

        assertEquals(before, audited);
        assertEquals(
                LicensingKeyState.ACTIVE, active(LicensingKeyPurpose.ENCRYPTION).state());
    }

    @Test
    void shouldTakeARenewedCertificateForTheKeyInForce() throws Exception {
        byte[] key = spkiOf(request(false)).get(0);
        service.install(List.of(offer(LicensingKeyPurpose.ENCRYPTION, key)), NOW, "mara");
        byte[] renewed = PretendAuthority.issue(key, NOW, NOW.plus(YEAR).plus(YEAR));
        service.install(
                List.of(OfferedCertificate.read(LicensingKeyPurpose.ENCRYPTION, PretendAuthority.base64(renewed), NOW)),
                NOW,
                "mara");

        assertArrayEquals(
                renewed, ring.certificate(LicensingKeyPurpose.ENCRYPTION).getEncoded());
        assertEquals(
                Optional.of(NOW.plus(YEAR).plus(YEAR)),
                active(LicensingKeyPurpose.ENCRYPTION).notAfter());
    }

    private PublicKey exchange() throws Exception {
        byte[] spki = spkiOf(request(false)).get(0);
        service.install(List.of(offer(LicensingKeyPurpose.ENCRYPTION, spki)), NOW.plus(Duration.ofDays(10)), "mara");
        return key(spki);
    }

    private List<CertificateRequest> request(boolean fresh) {
        return service.request(SUBJECT, fresh, "mara");
    }

    private LicensingKey active(LicensingKeyPurpose purpose) {
        return rows.all().stream()
                .filter(row -> row.is(purpose, LicensingKeyState.ACTIVE))
                .findFirst()
                .orElseThrow();
    }

    private static LicensingKeyState state(List<KnownLicensingKey> known, boolean isFile, LicensingKeyPurpose purpose) {
        return known.stream()
                .filter(key -> key.id().isEmpty() == isFile && key.purpose() == purpose)
                .filter(key -> key.state() != LicensingKeyState.PENDING)
                .findFirst()
                .orElseThrow()
                .state();
    }

    private MarketplaceException refusalOf(LicensingKeyPurpose purpose, byte[] spki) {
        MarketplaceException refusal = assertThrows(
                MarketplaceException.class, () -> service.install(List.of(offer(purpose, spki)), NOW, "mara"));
        assertEquals(FailureCode.CERTIFICATE_REFUSED, refusal.code());
        return refusal;
    }

    private static OfferedCertificate offer(LicensingKeyPurpose purpose, byte[] spki) {
        byte[] der = PretendAuthority.issue(spki, NOW, NOW.plus(YEAR));
        return OfferedCertificate.read(purpose, PretendAuthority.base64(der), NOW);
    }

    private static List<byte[]> spkiOf(List<CertificateRequest> requests) throws Exception {
        List<byte[]> keys = new ArrayList<>();
        for (CertificateRequest request : requests) {
            keys.add(read(request.pem()).getSubjectPublicKeyInfo().getEncoded());
        }
        return keys;
    }

    private static PKCS10CertificationRequest read(String pem) throws Exception {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            return (PKCS10CertificationRequest) parser.readObject();
        }
    }

    private static PublicKey key(byte[] spki) throws Exception {
        return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(spki));
    }

    private static final class SetClock extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
