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
import java.time.Duration;
import java.util.List;

/** Lets single licences hold longer. A device gets the longer period when it next asks for renewal, never before. */
@Stateless
public class LicenseExtension {

    private static final int MOST_DAYS = 3_650;

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
     * Lets a licence hold longer from its next renewal on.
     *
     * @param days  1 to 3650, and more than it holds now
     * @param actor who asks for it
     * @throws MarketplaceException with {@code MALFORMED_REQUEST} for a number of days that is none, with {@code NOT_FOUND}
     *     when there is no such licence, with {@code STATE_CONFLICT} when it is revoked or holds as long anyway
     */
    public void extend(LicenseId id, int days, String actor) {
        if (days < 1 || days > MOST_DAYS) {
            throw new MarketplaceException(
                    FailureCode.MALFORMED_REQUEST, "\"days\" is a whole number from 1 to " + MOST_DAYS + ".");
        }
        License license = licenses.lock(id)
                .orElseThrow(
                        () -> new MarketplaceException(FailureCode.NOT_FOUND, "There is no licence with this number."));
        Duration duration = Duration.ofDays(days);
        requireLonger(license, duration);
        license.extendTo(duration);
        ledger.extended(license, actor);
        audit.record(actor, "license.extend", id.toString(), days + " days");
        // last, because others that change a licence wait from here on
        changes.append(LicenseChangeKind.EXTENDED, List.of(license), clock.instant());
    }

    private static void requireLonger(License license, Duration duration) {
        if (!license.state().isRenewable()) {
            throw conflict("A revoked licence stays revoked. The person can install the app anew.");
        }
        Duration now = license.period().duration();
        if (now.isZero()) {
            throw conflict("The licence holds for ever already.");
        }
        if (duration.compareTo(now) <= 0) {
            throw conflict("The licence holds " + now.toDays() + " days already. Name more days.");
        }
    }

    private static MarketplaceException conflict(String sentence) {
        return new MarketplaceException(FailureCode.STATE_CONFLICT, sentence);
    }
}
