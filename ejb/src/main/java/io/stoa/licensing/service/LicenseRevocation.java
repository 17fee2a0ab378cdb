package io.stoa.licensing.service;

import io.stoa.audit.AuditLog;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseChangeKind;
import io.stoa.licensing.LicenseChanges;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.Licenses;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Revokes licences. A device learns of it when it next asks for renewal, never before; its marketplace app can have it ask. */
@Stateless
public class LicenseRevocation {

    @Inject
    Licenses licenses;

    @Inject
    LicenseLedger ledger;

    @Inject
    LicenseChanges changes;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * Revokes a licence for good, and with it those it superseded on its device: the device could go on with one of them.
     * Again it changes nothing.
     *
     * @param actor who asks for it
     * @throws MarketplaceException with {@code NOT_FOUND} when there is none
     */
    public void revoke(LicenseId id, String actor) {
        List<License> reached = licenses.lockWithSuperseded(id);
        if (reached.isEmpty()) {
            throw new MarketplaceException(FailureCode.NOT_FOUND, "There is no licence with this number.");
        }
        List<License> revoked = reached.stream()
                .filter(license -> license.state().isRenewable())
                .toList();
        if (revoked.isEmpty()) {
            return;
        }
        revoked.forEach(License::revoke);
        ledger.revoked(revoked, actor);
        for (License license : revoked) {
            String detail = license.id().equals(id) ? "" : "superseded by " + id;
            audit.record(actor, "license.revoke", license.id().toString(), detail);
        }
        // last, because others that change a licence wait from here on
        changes.append(LicenseChangeKind.REVOKED, revoked, clock.instant());
    }
}
