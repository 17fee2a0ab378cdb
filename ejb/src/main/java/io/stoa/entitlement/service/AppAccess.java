package io.stoa.entitlement.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.service.AccessRules;
import io.stoa.entitlement.AccessVerdict;
import io.stoa.entitlement.AccessVerdicts;
import io.stoa.entitlement.EntitlementRepository;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may have what, read afresh: a token says who somebody was when it was issued, not what became of them since. */
@Stateless
public class AppAccess {

    @Inject
    AccountRepository accounts;

    @Inject
    AccessRules accessRules;

    @Inject
    EntitlementRepository entitlements;

    @Inject
    Clock clock;

    /**
     * How accounts stand towards apps at this moment, in at most two SQL statements however many there are of each.
     *
     * @param ids   of the accounts
     * @param rules of the apps
     */
    public AccessVerdicts judge(Collection<AccountId> ids, Map<AppleItemId, AccessRule> rules) {
        List<AccountId> asked = ids.stream().distinct().toList();
        List<AppleItemId> sold = rules.entrySet().stream()
                .filter(each -> each.getValue() == AccessRule.ENTITLEMENT)
                .map(Map.Entry::getKey)
                .toList();
        List<Account> known = accounts.find(asked);
        return new AccessVerdicts(rules, known, entitlements.granted(asked, sold), clock.instant());
    }

    /** Whether one account, or nobody in particular, may have one app, and why. */
    public AccessVerdict judge(Optional<AccountId> account, AppleItemId app) {
        return judge(account.stream().toList(), accessRules.rulesOf(List.of(app)))
                .on(account, app);
    }

    /** @throws MarketplaceException with {@code ACCESS_REFUSED} and the reason when the account may not have the app */
    public void require(AccountId account, AppleItemId app) {
        AccessVerdict verdict = judge(Optional.of(account), app);
        if (!verdict.allows()) {
            throw new MarketplaceException(FailureCode.ACCESS_REFUSED, verdict.sentence());
        }
    }
}
