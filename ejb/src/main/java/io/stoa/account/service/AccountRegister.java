package io.stoa.account.service;

import io.stoa.account.AccountId;
import io.stoa.account.AccountQuery;
import io.stoa.account.AccountRepository;
import io.stoa.account.AccountSearch;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.DeviceSignIns;
import io.stoa.account.LinkedWayIn;
import io.stoa.account.LinkedWaysIn;
import io.stoa.audit.AuditEvent;
import io.stoa.audit.AuditTrail;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What operators look up of accounts; nothing here changes one. */
@Stateless
public class AccountRegister {

    private static final int MOST_EVENTS = 50;

    @Inject
    AccountSearch search;

    @Inject
    AccountRepository accounts;

    @Inject
    DeviceSignIns devices;

    @Inject
    LinkedWaysIn waysIn;

    @Inject
    AuditTrail trail;

    @Inject
    Clock clock;

    /**
     * An account with what belongs to it; five SQL statements, however much that is.
     *
     * @param lastSignIn on a page, by a password or a provider; empty where there was none
     * @param devices    where it is signed in on devices, at most 100, the ones used last first
     * @param waysIn     its ways in that begin elsewhere, the oldest first
     * @param events     what was done to it, at most 50, the last first
     */
    public record File(
            KnownAccount account,
            Optional<Instant> lastSignIn,
            List<DeviceSignIn> devices,
            List<LinkedWayIn> waysIn,
            List<AuditEvent> events) {}

    /**
     * The newest of those that are looked for, or from {@code cursor} on the older ones.
     *
     * @param cursor the id of the last account of the page before
     * @throws MarketplaceException with {@code MALFORMED_REQUEST} when the cursor is none
     */
    public List<KnownAccount> page(AccountQuery query, Optional<String> cursor, int limit) {
        Optional<AccountId> before = cursor.map(AccountRegister::position);
        return search.page(query, before, limit).stream().map(KnownAccount::of).toList();
    }

    private static AccountId position(String cursor) {
        return AccountId.parse(cursor)
                .orElseThrow(() -> new MarketplaceException(
                        FailureCode.MALFORMED_REQUEST, "\"cursor\" is not one that was given out."));
    }

    /** @throws MarketplaceException with {@code NOT_FOUND} when there is none */
    public File get(AccountId id) {
        return new File(
                accounts.find(id).map(KnownAccount::of).orElseThrow(Accounts::unknown),
                trail.last(id.value(), PersonSignIn.SIGN_IN),
                devices.of(id, clock.instant()),
                waysIn.of(id),
                trail.of(id.value(), MOST_EVENTS));
    }
}
