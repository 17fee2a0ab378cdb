package io.stoa.licensing.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.ledger.RefusalReason;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads accounts afresh: a token says who somebody was when it was issued, not what became of them since. */
@Stateless
public class AccountStandings {

    @Inject
    AccountRepository accounts;

    /**
     * How accounts stand at this moment, in at most two SQL statements.
     *
     * @param ids  of the accounts
     * @param apps that need an entitlement
     */
    public Standings read(Collection<String> ids, Collection<AppleItemId> apps) {
        List<AccountId> asked = ids.stream().distinct().map(AccountId::new).toList();
        Set<String> present = accounts.find(asked).stream()
                .filter(account -> account.suspendedAt().isEmpty())
                .map(Account::id)
                .map(AccountId::value)
                .collect(Collectors.toSet());
        Set<Install> entitled = accounts.entitlements(asked, apps).stream()
                .map(each -> new Install(each.account().value(), each.app()))
                .collect(Collectors.toSet());
        return new Standings(present, entitled);
    }

    /** The apps that only entitled accounts are licensed. */
    static List<AppleItemId> needingEntitlement(Map<AppleItemId, AccessRule> rules) {
        return rules.entrySet().stream()
                .filter(each -> each.getValue() == AccessRule.ENTITLEMENT)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * How accounts stand.
     *
     * @param present  those that are there and not suspended
     * @param entitled what of it needs an entitlement and has one
     */
    public record Standings(Set<String> present, Set<Install> entitled) {

        /** Why an account gets no licence of an app; empty where nothing speaks against it. */
        public Optional<RefusalReason> refusal(Optional<String> account, AppleItemId app, AccessRule rule) {
            if (account.isPresent() && !present.contains(account.get())) {
                return Optional.of(RefusalReason.ACCOUNT_GONE);
            }
            boolean isEntitled = account.filter(id -> entitled.contains(new Install(id, app)))
                    .isPresent();
            return rule == AccessRule.ENTITLEMENT && !isEntitled
                    ? Optional.of(RefusalReason.NOT_ENTITLED)
                    : Optional.empty();
        }
    }
}
