package io.stoa.entitlement;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.SearchWord;
import java.util.Optional;

/** Which entitlements, or entries of their history, somebody looks for; what is empty does not matter. */
public record EntitlementQuery(
        Optional<AccountId> account,
        Optional<AppleItemId> app,
        Optional<EntitlementGroupId> group,
        Optional<String> reference) {

    /** All of one account. */
    public static EntitlementQuery of(AccountId account) {
        return new EntitlementQuery(Optional.of(account), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Reads what somebody typed; blank or null is what does not matter.
     *
     * @throws MarketplaceException with {@code MALFORMED_REQUEST} naming the first word that cannot be read
     */
    public static EntitlementQuery of(String account, String app, String group, String reference) {
        return new EntitlementQuery(
                SearchWord.read(account, "account", AccountId::parse),
                SearchWord.read(app, "appleItemId", AppleItemId::parse),
                SearchWord.read(group, "group", EntitlementGroupId::parse),
                SearchWord.read(reference, "reference", Optional::of));
    }
}
