package io.stoa.account.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountStanding;
import io.stoa.identity.Login;
import java.time.Instant;
import java.util.Optional;

/**
 * What may be told of an account; never how its password is kept.
 *
 * @param suspended   since when it gets no tokens and no licences
 * @param verified    since when the person is known to read the mail of the login
 * @param hasPassword whether the person can sign in by one
 */
public record KnownAccount(
        AccountId id,
        Login login,
        Instant created,
        Optional<Instant> suspended,
        Optional<Instant> verified,
        boolean hasPassword) {

    static KnownAccount of(Account account) {
        return new KnownAccount(
                account.id(),
                account.login(),
                account.createdAt(),
                account.suspendedAt(),
                account.verifiedAt(),
                account.passwordHash().isPresent());
    }

    public AccountStanding standing() {
        return suspended.isPresent() ? AccountStanding.SUSPENDED : AccountStanding.ACTIVE;
    }
}
