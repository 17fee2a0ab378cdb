package io.stoa.licensing.service;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.catalog.Catalog;
import io.stoa.entitlement.AccessReason;
import io.stoa.entitlement.AccessVerdict;
import io.stoa.entitlement.service.AppAccess;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerQuery;
import io.stoa.ledger.LedgerSearch;
import io.stoa.ledger.RefusalReason;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseInLine;
import io.stoa.licensing.LicenseQuery;
import io.stoa.licensing.LicenseSearch;
import io.stoa.licensing.LicenseStanding;
import io.stoa.licensing.ResolutionCase;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds out why an app does not open. What a device adds to an address vouches for nothing: of an app it leads to what
 * everybody may know, and only somebody who is signed in is told of their own licence.
 *
 * @see "Apple, App License Delivery SDK: Renewing and revoking app licenses"
 */
@Stateless
public class LicenseResolution {

    @Inject
    Catalog catalog;

    @Inject
    LedgerSearch ledger;

    @Inject
    LicenseSearch licenses;

    @Inject
    AppAccess appAccess;

    @Inject
    Clock clock;

    /**
     * What the page says.
     *
     * @param offered the app, where it has a page of its own to go to
     */
    public record Resolution(ResolutionCase why, Optional<AppleItemId> offered) {}

    /**
     * The case of an app.
     *
     * @param named   the app as the address names it
     * @param account who is signed in; never what an address names
     */
    public Resolution of(Optional<AppleItemId> named, Optional<String> account) {
        if (named.isEmpty()) {
            return new Resolution(ResolutionCase.UNKNOWN, Optional.empty());
        }
        AppleItemId app = named.get();
        boolean isOffered = !catalog.offered(List.of(app), Optional.empty()).isEmpty();
        AccessVerdict today = appAccess.judge(account.map(AccountId::new), app);
        ResolutionCase why = account.flatMap(person -> ownCase(person, app, today))
                .orElseGet(() -> publicCase(app, isOffered, today));
        return new Resolution(why, isOffered ? named : Optional.empty());
    }

    private ResolutionCase publicCase(AppleItemId app, boolean isOffered, AccessVerdict today) {
        if (isOffered) {
            return today.reason() == AccessReason.ACCOUNT_NEEDED
                    ? ResolutionCase.ACCOUNT_NEEDED
                    : ResolutionCase.UNKNOWN;
        }
        return catalog.find(app).isPresent() ? ResolutionCase.APP_WITHDRAWN : ResolutionCase.UNKNOWN;
    }

    private Optional<ResolutionCase> ownCase(String account, AppleItemId app, AccessVerdict today) {
        LedgerQuery own =
                new LedgerQuery(Optional.of(account), Optional.of(app), Optional.empty(), Optional.empty(), false);
        Optional<RefusalReason> last =
                ledger.page(own, Optional.empty(), 1).stream().findFirst().flatMap(LedgerEntry::reason);
        Optional<ResolutionCase> standing = standing(account, app);
        return last.flatMap(reason -> caseOf(reason, today, standing)).or(() -> standing);
    }

    // who may have the app is told as it is today: it may be paid for since
    private static Optional<ResolutionCase> caseOf(
            RefusalReason reason, AccessVerdict today, Optional<ResolutionCase> standing) {
        return switch (reason) {
            case LICENSE_REVOKED -> Optional.of(ResolutionCase.REVOKED);
            case INSTALL_LIMIT_REACHED -> Optional.of(ResolutionCase.LIMIT_REACHED);
            case APP_WITHDRAWN -> Optional.of(ResolutionCase.APP_WITHDRAWN);
            case ACCOUNT_NEEDED,
                    ACCOUNT_GONE,
                    ACCOUNT_SUSPENDED,
                    NOT_ENTITLED,
                    ENTITLEMENT_EXPIRED,
                    ENTITLEMENT_REVOKED ->
                caseOf(today)
                        .or(() -> standing.filter(ResolutionCase.REVOKED::equals))
                        .or(() -> Optional.of(ResolutionCase.ALLOWED_SINCE));
            default -> Optional.empty();
        };
    }

    private static Optional<ResolutionCase> caseOf(AccessVerdict verdict) {
        return switch (verdict.reason()) {
            case FREE, ACCOUNT_HOLDER, ENTITLED -> Optional.empty();
            case ACCOUNT_NEEDED -> Optional.of(ResolutionCase.ACCOUNT_NEEDED);
            case ACCOUNT_GONE -> Optional.of(ResolutionCase.ACCOUNT_GONE);
            case ACCOUNT_SUSPENDED -> Optional.of(ResolutionCase.ACCOUNT_SUSPENDED);
            case NOT_ENTITLED -> Optional.of(ResolutionCase.NOT_ENTITLED);
            case ENTITLEMENT_EXPIRED -> Optional.of(ResolutionCase.ENTITLEMENT_EXPIRED);
            case ENTITLEMENT_REVOKED -> Optional.of(ResolutionCase.ENTITLEMENT_REVOKED);
        };
    }

    private Optional<ResolutionCase> standing(String account, AppleItemId app) {
        LicenseQuery own = new LicenseQuery(
                Optional.of(account), Optional.of(app), Optional.empty(), Optional.empty(), Optional.empty());
        Instant now = clock.instant();
        return licenses.page(own, now, Optional.empty(), 1).stream()
                .findFirst()
                .map(LicenseInLine::license)
                .flatMap(license -> caseOf(license, now));
    }

    private static Optional<ResolutionCase> caseOf(License license, Instant now) {
        LicenseStanding standing = license.standingAt(now);
        return switch (standing) {
            case REVOKED -> Optional.of(ResolutionCase.REVOKED);
            case EXPIRED -> Optional.of(ResolutionCase.EXPIRED);
            case ACTIVE, SUPERSEDED -> Optional.empty();
        };
    }
}
