package io.stoa.licensing;

import io.stoa.account.AccountId;

/** Port: how many licences there are. */
public interface LicenseTally {

    /** How many there ever were for this account; one SQL statement. */
    long of(AccountId account);
}
