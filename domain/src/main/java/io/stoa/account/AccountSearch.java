package io.stoa.account;

import java.util.List;
import java.util.Optional;

/** Port: accounts as people look for them. */
public interface AccountSearch {

    /**
     * Accounts, the newest first; one SQL statement.
     *
     * @param before only those made before this one; empty for the first page
     */
    List<Account> page(AccountQuery query, Optional<AccountId> before, int limit);

    /** Whether somebody's login is this address, in whatever case it was written; every row is looked at. */
    boolean isLogin(MailAddress address);
}
