package io.stoa.account;

import io.stoa.identity.Login;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Port: the accounts as they are kept. */
public interface AccountRepository {

    /**
     * Keeps a new account.
     *
     * @throws io.stoa.problem.MarketplaceException with {@code ALREADY_EXISTS} when another account has the login, also
     *     one that was made at the same moment
     */
    void add(Account account);

    Optional<Account> find(AccountId id);

    /**
     * Whose login it is. A login counts as it was written; where nobody has it so, the one in lower case does, because
     * a telephone likes to begin an e-mail address with a capital.
     */
    Optional<Account> find(Login login);

    /** Those that exist, in no order; one SQL statement, none where none is asked for. */
    List<Account> find(Collection<AccountId> ids);

    /** Those that exist, held by the caller's transaction until its end; one SQL statement. */
    List<Account> lock(Collection<AccountId> ids);

    /** Removes the account with its link tokens; what else refers to it is gone before. */
    void remove(AccountId account);
}
