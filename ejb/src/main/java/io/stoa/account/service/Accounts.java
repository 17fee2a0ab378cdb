package io.stoa.account.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.audit.AuditLog;
import io.stoa.identity.Login;
import io.stoa.identity.service.Passwords;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Makes accounts, suspends them and lets them go on. Every change is audited under the name of who made it. */
@Stateless
public class Accounts {

    // NIST SP 800-63B: a least length, no rules of composition
    private static final int SHORTEST_PASSWORD = 8;

    @Inject
    AccountRepository accounts;

    @Inject
    Passwords passwords;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * Makes an account.
     *
     * @param password with one the person can sign in at once; 8 to 1000 characters
     * @param actor    who asks for it
     * @throws MarketplaceException with {@code MALFORMED_REQUEST} when the password is too short or too long, with
     *     {@code ALREADY_EXISTS} when another account has the login
     */
    public Account create(Login login, Optional<char[]> password, String actor) {
        Optional<String> hash = password.map(Accounts::accepted).map(passwords::hash);
        Account account = new Account(login, hash, clock.instant());
        accounts.add(account);
        audit.record(actor, "account.create", account.id().value(), "");
        return account;
    }

    /** @throws MarketplaceException with {@code NOT_FOUND} when there is none */
    public Account get(AccountId id) {
        return accounts.find(id).orElseThrow(Accounts::unknown);
    }

    /** Whether the account is there and not suspended: whether it gets tokens and licences. */
    public boolean isActive(AccountId id) {
        return accounts.find(id)
                .filter(account -> account.suspendedAt().isEmpty())
                .isPresent();
    }

    /**
     * Lets the account get no licences and no tokens from now on; again it changes nothing. What it had installed goes on until
     * a licence ends.
     */
    public void suspend(AccountId id, String actor) {
        suspend(id, "", actor);
    }

    /** @param reason for whoever reads the audit; may be empty */
    public void suspend(AccountId id, String reason, String actor) {
        if (locked(id).suspend(clock.instant())) {
            audit.record(actor, "account.suspend", id.value(), reason);
        }
    }

    /** Lets a suspended account get licences and tokens again; again it changes nothing. */
    public void resume(AccountId id, String actor) {
        resume(id, "", actor);
    }

    /** @param reason for whoever reads the audit; may be empty */
    public void resume(AccountId id, String reason, String actor) {
        if (locked(id).resume()) {
            audit.record(actor, "account.resume", id.value(), reason);
        }
    }

    private Account locked(AccountId id) {
        return accounts.lock(List.of(id)).stream().findFirst().orElseThrow(Accounts::unknown);
    }

    private static char[] accepted(char[] password) {
        if (password.length < SHORTEST_PASSWORD || password.length > PasswordText.LONGEST) {
            throw new MarketplaceException(
                    FailureCode.MALFORMED_REQUEST, "A password has 8 to 1000 characters; nothing else is asked of it.");
        }
        return PasswordText.normalised(password);
    }

    static MarketplaceException unknown() {
        return new MarketplaceException(FailureCode.NOT_FOUND, "There is no account with this id.");
    }
}
