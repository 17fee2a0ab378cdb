package io.stoa.licensing.crypto;

import io.stoa.licensing.LicensingKey;
import io.stoa.licensing.LicensingKeyPurpose;
import io.stoa.licensing.LicensingKeyState;
import io.stoa.licensing.LicensingKeys;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.secrets.SecretBox;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The licensing keys, opened and ready. What was made and certified here comes before what is a file. Rows are read again
 * every few seconds, so that every node follows an exchange without a restart.
 */
@Singleton
@Startup
@DependsOn("DevelopmentKeys")
@Lock(LockType.READ)
@TransactionManagement(TransactionManagementType.BEAN)
public class LicensingKeyRing {

    private static final Logger LOG = System.getLogger(LicensingKeyRing.class.getName());

    @Inject
    LicensingKeyFiles files;

    @Inject
    LicensingKeys keys;

    @Inject
    SecretBox secretBox;

    @Inject
    Clock clock;

    private Optional<LicensingPair> encryptionFile;
    private Optional<LicensingPair> signingFile;
    private Optional<PrivateKey> previousFile;

    private volatile Ring ring = new Ring(List.of(), Optional.empty(), Optional.empty());

    /** @param opening in the order they are tried */
    private record Ring(
            List<PrivateKey> opening, Optional<LicensingPair> encryption, Optional<LicensingPair> signing) {}

    @PostConstruct
    void start() {
        encryptionFile = files.encryption();
        signingFile = files.signing();
        previousFile = files.previousEncryption();
        refresh();
        if (ring.encryption().isEmpty() || ring.signing().isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "license.no-certificates {0}",
                    noCertificate().sentence());
        }
    }

    /**
     * Takes the rows as they are now.
     *
     * @throws io.stoa.secrets.SecretUnreadable when one does not open; all stays as it was
     */
    public synchronized void refresh() { // or what was read before an exchange would be set after it
        List<LicensingKey> rows = keys.all();
        ring = new Ring(
                opening(rows, clock.instant()),
                active(LicensingKeyPurpose.ENCRYPTION, rows).or(() -> encryptionFile),
                active(LicensingKeyPurpose.SIGNING, rows).or(() -> signingFile));
    }

    // present, former ones, files, and last those that wait for a certificate: nobody can have encrypted for them yet
    private List<PrivateKey> opening(List<LicensingKey> rows, Instant now) {
        List<PrivateKey> opening = new ArrayList<>();
        for (LicensingKeyState state : List.of(LicensingKeyState.ACTIVE, LicensingKeyState.FORMER)) {
            addOpening(state, rows, now, opening);
        }
        encryptionFile.flatMap(LicensingPair::privateKey).ifPresent(opening::add);
        previousFile.ifPresent(opening::add);
        addOpening(LicensingKeyState.PENDING, rows, now, opening);
        return List.copyOf(opening);
    }

    private void addOpening(LicensingKeyState state, List<LicensingKey> rows, Instant now, List<PrivateKey> opening) {
        rows.stream()
                .filter(row -> row.state() == state && row.opens(now))
                .sorted(Comparator.comparing(LicensingKey::createdAt).reversed())
                .flatMap(row -> privateKey(row).stream())
                .forEach(opening::add);
    }

    private Optional<LicensingPair> active(LicensingKeyPurpose purpose, List<LicensingKey> rows) {
        return rows.stream()
                .filter(row -> row.is(purpose, LicensingKeyState.ACTIVE))
                .findFirst()
                .map(row -> new LicensingPair(purpose, privateKey(row), KeptForms.certificate(row)));
    }

    private Optional<PrivateKey> privateKey(LicensingKey row) {
        return row.sealedSecret().map(secret -> KeptForms.privateKey(secretBox.open(secret, row.sealedAs())));
    }

    /**
     * What requests are opened with, the present key first.
     *
     * @throws MarketplaceException with {@code NOT_CONFIGURED} when there is none
     */
    public List<PrivateKey> opening() {
        List<PrivateKey> opening = ring.opening();
        if (ring.encryption().isEmpty()) {
            throw noCertificate();
        }
        return opening;
    }

    /** What licences are signed with here; empty where a sealer does it. */
    public Optional<PrivateKey> signing() {
        return ring.signing().flatMap(LicensingPair::privateKey);
    }

    /** The certificates devices are given now; at most one for each purpose. */
    public List<LicensingPair> pairs() {
        Ring now = ring;
        List<LicensingPair> pairs = new ArrayList<>();
        now.encryption().ifPresent(pairs::add);
        now.signing().ifPresent(pairs::add);
        return pairs;
    }

    /** The pairs that are files, whether devices are given their certificates or not. */
    public List<LicensingPair> filePairs() {
        List<LicensingPair> pairs = new ArrayList<>();
        encryptionFile.ifPresent(pairs::add);
        signingFile.ifPresent(pairs::add);
        return pairs;
    }

    /**
     * The certificate devices are given.
     *
     * @throws MarketplaceException with {@code NOT_CONFIGURED} when there is none
     */
    public X509Certificate certificate(LicensingKeyPurpose purpose) {
        return pairs().stream()
                .filter(pair -> pair.purpose() == purpose)
                .findFirst()
                .orElseThrow(LicensingKeyRing::noCertificate)
                .certificate();
    }

    private static MarketplaceException noCertificate() {
        return new MarketplaceException(
                FailureCode.NOT_CONFIGURED,
                "No licence can be given yet: a licensing certificate is missing. ./stoa license-keys request makes what"
                        + " Apple's portal asks for, ./stoa license-keys install takes what comes back.");
    }
}
