package io.stoa.account;

import io.stoa.problem.MarketplaceException;
import io.stoa.problem.SearchWord;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which accounts somebody looks for; what is empty does not matter.
 *
 * @param login how it begins, in either case
 */
public record AccountQuery(Optional<String> login, Optional<AccountId> id, Optional<AccountStanding> standing) {

    public static final AccountQuery ALL = new AccountQuery(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Reads what somebody typed; blank or null is what does not matter.
     *
     * @param state an {@link AccountStanding}, in either case
     * @throws MarketplaceException with {@code MALFORMED_REQUEST} naming the first word that cannot be read
     */
    public static AccountQuery of(String login, String id, String state) {
        return new AccountQuery(
                SearchWord.read(login, "login", Optional::of),
                SearchWord.read(id, "id", AccountId::parse),
                SearchWord.read(state, "state", AccountQuery::standing));
    }

    private static Optional<AccountStanding> standing(String word) {
        return Arrays.stream(AccountStanding.values())
                .filter(standing -> standing.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
