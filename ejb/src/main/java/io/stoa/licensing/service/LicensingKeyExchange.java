package io.stoa.licensing.service;

import io.stoa.audit.AuditLog;
import io.stoa.keys.service.KeyFiles;
import io.stoa.licensing.LicensingKey;
import io.stoa.licensing.LicensingKeyId;
import io.stoa.licensing.LicensingKeyPurpose;
import io.stoa.licensing.LicensingKeyState;
import io.stoa.licensing.LicensingKeys;
import io.stoa.licensing.crypto.KeptForms;
import io.stoa.licensing.crypto.OfferedCertificate;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Changes the rows of licensing keys, all of a change in one transaction. */
@Stateless
public class LicensingKeyExchange {

    @Inject
    LicensingKeys keys;

    @Inject
    KeyFiles files;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** Keeps new keys. @param instead whether those that wait for a certificate are thrown away */
    public void keep(List<LicensingKey> made, boolean instead, String actor) {
        if (instead) {
            keys.lockAll().stream()
                    .filter(key -> key.state() == LicensingKeyState.PENDING)
                    .forEach(key -> throwAway(key, actor));
        }
        for (LicensingKey key : made) {
            keys.add(key);
            audit.record(
                    actor,
                    "license-key.make",
                    key.id().toString(),
                    key.purpose().word());
        }
    }

    private void throwAway(LicensingKey key, String actor) {
        keys.remove(key);
        audit.record(
                actor,
                "license-key.throw-away",
                key.id().toString(),
                key.purpose().word());
    }

    /** Has certificates take effect; again they change nothing. */
    public void install(List<OfferedCertificate> certificates, Instant formerUntil, String actor) {
        List<LicensingKey> rows = keys.lockAll();
        for (OfferedCertificate certificate : certificates) {
            LicensingKey key = keyOf(certificate, rows);
            if (!isInForce(key, certificate)) {
                takeEffect(key, certificate, rows, formerUntil);
                audit.record(actor, "license-key.certify", key.id().toString(), "until " + certificate.notAfter());
            }
        }
    }

    private static boolean isInForce(LicensingKey key, OfferedCertificate certificate) {
        return key.state() == LicensingKeyState.ACTIVE
                && Arrays.equals(key.certificate().orElseThrow(), certificate.der());
    }

    private LicensingKey keyOf(OfferedCertificate certificate, List<LicensingKey> rows) {
        LicensingKey key = rows.stream()
                .filter(row -> certificate.belongsTo(KeptForms.publicKey(row)))
                .findFirst()
                .orElseGet(() -> keyOfTheSealer(certificate));
        if (key.purpose() != certificate.purpose()) {
            throw certificate.refused("was issued for the " + key.purpose().word()
                    + " key. The two certificates are swapped, or were asked for with the wrong request.");
        }
        return key;
    }

    // with a sealer beside us the signing key is the sealer's alone, and we know its certificate only
    private LicensingKey keyOfTheSealer(OfferedCertificate certificate) {
        if (certificate.purpose() != LicensingKeyPurpose.SIGNING || files.signsLicensesHere()) {
            throw noSuchKey(certificate);
        }
        LicensingKey key = new LicensingKey(
                LicensingKeyId.next(),
                LicensingKeyPurpose.SIGNING,
                Optional.empty(),
                certificate.publicKey(),
                clock.instant());
        keys.add(key);
        return key;
    }

    private static MarketplaceException noSuchKey(OfferedCertificate certificate) {
        return certificate.refused("belongs to no key that waits for one here. Upload the request that"
                + " ./stoa license-keys request wrote, and install what Apple's portal issues for it.");
    }

    private static void takeEffect(
            LicensingKey key, OfferedCertificate certificate, List<LicensingKey> rows, Instant formerUntil) {
        rows.stream()
                .filter(row -> row != key && row.is(key.purpose(), LicensingKeyState.ACTIVE))
                .forEach(former -> former.giveWay(formerUntil));
        key.certify(certificate.der(), certificate.notAfter());
    }
}
