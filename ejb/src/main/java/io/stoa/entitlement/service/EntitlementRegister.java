package io.stoa.entitlement.service;

import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.EntitlementEvent;
import io.stoa.entitlement.EntitlementId;
import io.stoa.entitlement.EntitlementQuery;
import io.stoa.entitlement.EntitlementRepository;
import io.stoa.entitlement.EntitlementStanding;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.row.RowId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Entitlements and their history as people look them up. */
@Stateless
public class EntitlementRegister {

    @Inject
    EntitlementRepository entitlements;

    @Inject
    Clock clock;

    /** An entitlement, and how it stands now. */
    public record RegisteredEntitlement(Entitlement entitlement, EntitlementStanding standing) {}

    /**
     * Entitlements, the newest first.
     *
     * @param cursor the id of the last one of the page before; empty for the first page
     * @throws MarketplaceException with {@code MALFORMED_REQUEST} for a cursor that is none
     */
    public List<RegisteredEntitlement> page(EntitlementQuery query, Optional<String> cursor, int limit) {
        Optional<EntitlementId> before =
                cursor.map(text -> EntitlementId.parse(text).orElseThrow(EntitlementRegister::noCursor));
        return entitlements.page(query, before, limit).stream()
                .map(each -> new RegisteredEntitlement(each, each.standingAt(clock.instant())))
                .toList();
    }

    /** @throws MarketplaceException with {@code NOT_FOUND} when there is none */
    public RegisteredEntitlement get(EntitlementId id) {
        Entitlement kept = entitlements.find(id).orElseThrow(Entitlements::unknown);
        return new RegisteredEntitlement(kept, kept.standingAt(clock.instant()));
    }

    /** The history, the newest first. @throws MarketplaceException with {@code MALFORMED_REQUEST} for no cursor */
    public List<EntitlementEvent> history(EntitlementQuery query, Optional<String> cursor, int limit) {
        if (cursor.filter(text -> !RowId.canBe(text)).isPresent()) {
            throw noCursor();
        }
        return entitlements.history(query, cursor, limit);
    }

    private static MarketplaceException noCursor() {
        return new MarketplaceException(
                FailureCode.MALFORMED_REQUEST, "\"cursor\" is none of ours. Begin again without one.");
    }
}
