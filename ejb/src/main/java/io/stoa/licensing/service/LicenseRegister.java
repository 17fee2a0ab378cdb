package io.stoa.licensing.service;

import io.stoa.account.AccountId;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseInLine;
import io.stoa.licensing.LicenseQuery;
import io.stoa.licensing.LicenseSealer;
import io.stoa.licensing.LicenseSearch;
import io.stoa.licensing.LicenseTally;
import io.stoa.licensing.SealerState;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What people look up of licences; nothing here changes one. */
@Stateless
public class LicenseRegister {

    @Inject
    LicenseSearch licenses;

    @Inject
    LicenseTally tally;

    @Inject
    LicenseSealer sealer;

    @Inject
    Clock clock;

    /**
     * The newest of those that are looked for, or from {@code cursor} on the older ones.
     *
     * @param cursor the number of the last licence of the page before
     * @throws MarketplaceException with {@code MALFORMED_REQUEST} when the cursor is none
     */
    public List<RegisteredLicense> page(LicenseQuery query, Optional<String> cursor, int limit) {
        Optional<LicenseId> before = cursor.map(LicenseRegister::position);
        return licenses.page(query, clock.instant(), before, limit).stream()
                .map(this::view)
                .toList();
    }

    private static LicenseId position(String cursor) {
        return LicenseId.parseOurs(cursor)
                .orElseThrow(() -> new MarketplaceException(
                        FailureCode.MALFORMED_REQUEST, "\"cursor\" is not one that was given out."));
    }

    /** @throws MarketplaceException with {@code NOT_FOUND} when there is none */
    public RegisteredLicense get(LicenseId id) {
        return licenses.page(LicenseQuery.of(id), clock.instant(), Optional.empty(), 1).stream()
                .findFirst()
                .map(this::view)
                .orElseThrow(
                        () -> new MarketplaceException(FailureCode.NOT_FOUND, "There is no licence with this number."));
    }

    /** How many licences there ever were for this account. */
    public long countOf(AccountId account) {
        return tally.of(account);
    }

    /** How each sealer was at the last look; empty where licences are made inside this server. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<SealerState> sealers() {
        return sealer.states();
    }

    private RegisteredLicense view(LicenseInLine found) {
        return RegisteredLicense.of(found, clock.instant());
    }
}
