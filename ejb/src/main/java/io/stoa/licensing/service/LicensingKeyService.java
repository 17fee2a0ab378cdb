package io.stoa.licensing.service;

import io.stoa.keys.crypto.NewKeys;
import io.stoa.keys.crypto.SigningRequest;
import io.stoa.keys.service.KeyFiles;
import io.stoa.licensing.LicensingKey;
import io.stoa.licensing.LicensingKeyId;
import io.stoa.licensing.LicensingKeyPurpose;
import io.stoa.licensing.LicensingKeyState;
import io.stoa.licensing.LicensingKeys;
import io.stoa.licensing.RequestSubject;
import io.stoa.licensing.crypto.KeptForms;
import io.stoa.licensing.crypto.LicensingKeyRing;
import io.stoa.licensing.crypto.OfferedCertificate;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.secrets.SecretBox;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** What operators do with licensing keys. Making one takes seconds, and no transaction is open meanwhile. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LicensingKeyService {

    @Inject
    LicensingKeys keys;

    @Inject
    LicensingKeyExchange exchange;

    @Inject
    LicensingKeyRing ring;

    @Inject
    SecretBox secretBox;

    @Inject
    KeyFiles files;

    @Inject
    Clock clock;

    Supplier<KeyPair> newPairs = NewKeys::rsa3072;

    /**
     * Asks for certificates. Keys that already wait for theirs are asked for again, so that an answer that was lost costs
     * nothing.
     *
     * @param fresh whether such keys are thrown away and new ones made
     * @return one request for each key that is kept here; with a sealer beside us the signing key is not
     */
    public List<CertificateRequest> request(RequestSubject subject, boolean fresh, String actor) {
        List<LicensingKey> made = new ArrayList<>();
        for (LicensingKeyPurpose purpose : purposes()) {
            if (fresh || pending(purpose).isEmpty()) {
                made.add(make(purpose));
            }
        }
        exchange.keep(made, fresh, actor);
        return purposes().stream()
                .map(purpose -> requestFor(pending(purpose).orElseThrow(LicensingKeyService::thrownAway), subject))
                .toList();
    }

    private static MarketplaceException thrownAway() {
        return new MarketplaceException(
                FailureCode.STATE_CONFLICT, "Somebody else asks for fresh keys at this moment. Ask again.");
    }

    private List<LicensingKeyPurpose> purposes() {
        return files.signsLicensesHere()
                ? List.of(LicensingKeyPurpose.values())
                : List.of(LicensingKeyPurpose.ENCRYPTION);
    }

    private Optional<LicensingKey> pending(LicensingKeyPurpose purpose) {
        return keys.all().stream()
                .filter(key -> key.is(purpose, LicensingKeyState.PENDING))
                .reduce((older, newer) -> newer);
    }

    private LicensingKey make(LicensingKeyPurpose purpose) {
        KeyPair pair = newPairs.get();
        LicensingKeyId id = LicensingKeyId.next();
        byte[] sealed = secretBox.seal(pair.getPrivate().getEncoded(), LicensingKey.context(id));
        return new LicensingKey(
                id, purpose, Optional.of(sealed), pair.getPublic().getEncoded(), clock.instant());
    }

    private CertificateRequest requestFor(LicensingKey key, RequestSubject subject) {
        byte[] opened = secretBox.open(key.sealedSecret().orElseThrow(), key.sealedAs());
        KeyPair pair = new KeyPair(KeptForms.publicKey(key), KeptForms.privateKey(opened));
        return new CertificateRequest(key.id(), key.purpose(), SigningRequest.pem(pair, name(subject)));
    }

    // as values and not as texts, in which # and \ mean something
    private static X500Name name(RequestSubject subject) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        subject.email().ifPresent(address -> name.addRDN(BCStyle.EmailAddress, new DERIA5String(address)));
        return name.addRDN(BCStyle.CN, new DERUTF8String(subject.commonName())).build();
    }

    /**
     * Has devices be given these certificates from now on, on this node at once and on every other within seconds. The
     * keys before them give way.
     *
     * @param formerUntil how long requests for the former encryption certificate are still opened
     * @throws MarketplaceException with {@code CERTIFICATE_REFUSED} when one does not fit; then none is taken
     */
    public void install(List<OfferedCertificate> certificates, Instant formerUntil, String actor) {
        exchange.install(certificates, formerUntil, actor);
        ring.refresh();
    }

    /** Every key that is kept here, and the ones that are files; the newest first. */
    public List<KnownLicensingKey> list() {
        List<LicensingKey> rows = keys.all();
        List<KnownLicensingKey> known = new ArrayList<>();
        for (int newest = rows.size() - 1; newest >= 0; newest--) {
            known.add(KnownLicensingKey.of(rows.get(newest)));
        }
        ring.filePairs().forEach(pair -> known.add(KnownLicensingKey.of(pair, isInForce(pair.purpose(), rows))));
        return known;
    }

    private static boolean isInForce(LicensingKeyPurpose purpose, List<LicensingKey> rows) {
        return rows.stream().noneMatch(row -> row.is(purpose, LicensingKeyState.ACTIVE));
    }
}
