package io.stoa.account.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.account.LinkedWaysIn;
import io.stoa.account.PasswordFlaw;
import io.stoa.account.PasswordToken;
import io.stoa.account.PasswordTokenRepository;
import io.stoa.apple.Sha256;
import io.stoa.audit.AuditLog;
import io.stoa.identity.Login;
import io.stoa.identity.service.Passwords;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** What the links in letters are good for: a password for an account, or a new account with one. */
@Stateless
public class PasswordLinks {

    @Inject
    PasswordTokenRepository tokens;

    @Inject
    AccountRepository accounts;

    @Inject
    OwnAccount own;

    @Inject
    LinkedWaysIn waysIn;

    @Inject
    PasswordRules rules;

    @Inject
    Passwords passwords;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** Whose password the link chooses; empty when it is unknown, used or too old. */
    public Optional<Login> loginOf(String secret) {
        return tokens.find(Sha256.of(secret))
                .filter(token -> token.isGood(clock.instant()))
                .map(this::loginOf);
    }

    private Login loginOf(PasswordToken token) {
        return token.account().flatMap(accounts::find).map(Account::login).orElseGet(token::login);
    }

    /**
     * Chooses a password, once; then every link to the address is spent. A reset ends every sign-in of the account
     * and removes its ways in that begin elsewhere.
     *
     * @return why the password was not taken, and the link is still good; empty when it was
     * @throws MarketplaceException with {@code NOT_FOUND} when the link is not good any more
     */
    public Optional<PasswordFlaw> choose(String secret, char[] chosen) {
        PasswordToken token = tokens.lock(Sha256.of(secret))
                .filter(known -> known.isGood(clock.instant()))
                .orElseThrow(PasswordLinks::over);
        Optional<PasswordFlaw> flaw =
                token.account().map(person -> reset(person, chosen)).orElseGet(() -> create(token.login(), chosen));
        if (flaw.isEmpty()) {
            tokens.forgetAllOf(token.address());
        }
        return flaw;
    }

    private Optional<PasswordFlaw> reset(AccountId person, char[] chosen) {
        Optional<PasswordFlaw> flaw = own.choosePassword(person, chosen);
        if (flaw.isEmpty()) {
            accounts.find(person).ifPresent(account -> account.verify(clock.instant()));
            removeWaysIn(person);
        }
        return flaw;
    }

    // whoever was in the account before may have left one of theirs, which would outlive the password
    private void removeWaysIn(AccountId person) {
        int removed = waysIn.removeAllOf(person);
        if (removed > 0) {
            audit.record(person.value(), "account.identity-unlink", person.value(), "all " + removed + " by a reset");
        }
    }

    private Optional<PasswordFlaw> create(Login login, char[] chosen) {
        Optional<PasswordFlaw> flaw = rules.flawOf(chosen, login);
        if (flaw.isEmpty()) {
            String hash = passwords.hash(PasswordText.normalised(chosen));
            Account account = new Account(login, Optional.of(hash), clock.instant());
            account.verify(clock.instant());
            accounts.add(account);
            audit.record(account.id().value(), "account.sign-up", account.id().value(), "");
        }
        return flaw;
    }

    private static MarketplaceException over() {
        return new MarketplaceException(
                FailureCode.NOT_FOUND, "This link was used or is too old. Ask for another one on the sign-in page.");
    }
}
