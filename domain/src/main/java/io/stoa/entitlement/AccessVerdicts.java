package io.stoa.entitlement;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How accounts stand towards apps at one moment; all was read before, so that asking costs nothing. */
public final class AccessVerdicts {

    private final Map<AppleItemId, AccessRule> rules;
    private final Map<AccountId, Account> accounts;
    private final Map<Holding, List<Entitlement>> granted;
    private final Instant now;

    private record Holding(AccountId account, AppleItemId app) {}

    /**
     * @param rules    of every app that will be asked for; others are free
     * @param accounts those that exist
     * @param granted  what they were ever granted of the apps that need an entitlement
     */
    public AccessVerdicts(
            Map<AppleItemId, AccessRule> rules,
            Collection<Account> accounts,
            Collection<GrantedApp> granted,
            Instant now) {
        this.rules = Map.copyOf(rules);
        this.accounts = accounts.stream().collect(Collectors.toMap(Account::id, Function.identity()));
        this.granted = granted.stream()
                .collect(Collectors.groupingBy(
                        each -> new Holding(each.entitlement().account(), each.app()),
                        Collectors.mapping(GrantedApp::entitlement, Collectors.toList())));
        this.now = now;
    }

    /** The verdict on one account, or on nobody in particular, and one app. */
    public AccessVerdict on(Optional<AccountId> account, AppleItemId app) {
        AccessRule rule = rules.getOrDefault(app, AccessRule.FREE);
        return account.map(id -> on(id, app, rule))
                .orElseGet(
                        () -> AccessVerdict.of(rule.needsAccount() ? AccessReason.ACCOUNT_NEEDED : AccessReason.FREE));
    }

    private AccessVerdict on(AccountId id, AppleItemId app, AccessRule rule) {
        Account account = accounts.get(id);
        if (account == null) {
            return AccessVerdict.of(AccessReason.ACCOUNT_GONE);
        }
        if (account.suspendedAt().isPresent()) {
            return AccessVerdict.of(AccessReason.ACCOUNT_SUSPENDED, account.suspendedAt());
        }
        return switch (rule) {
            case FREE -> AccessVerdict.of(AccessReason.FREE);
            case ACCOUNT -> AccessVerdict.of(AccessReason.ACCOUNT_HOLDER);
            case ENTITLEMENT -> on(granted.getOrDefault(new Holding(id, app), List.of()));
        };
    }

    // of several that ended, the last one is what the person remembers
    private AccessVerdict on(List<Entitlement> entitlements) {
        Comparator<Entitlement> byEnd = Comparator.comparing(each -> each.end().orElse(Instant.MAX));
        return entitlements.stream()
                .filter(each -> each.standingAt(now) == EntitlementStanding.HELD)
                .max(byEnd)
                .or(() -> entitlements.stream().max(byEnd))
                .map(this::on)
                .orElseGet(() -> AccessVerdict.of(AccessReason.NOT_ENTITLED));
    }

    private AccessVerdict on(Entitlement entitlement) {
        return switch (entitlement.standingAt(now)) {
            case HELD -> AccessVerdict.of(AccessReason.ENTITLED, entitlement.end());
            case EXPIRED -> AccessVerdict.of(AccessReason.ENTITLEMENT_EXPIRED, entitlement.end());
            case REVOKED ->
                new AccessVerdict(AccessReason.ENTITLEMENT_REVOKED, entitlement.end(), entitlement.revokeReason());
        };
    }
}
