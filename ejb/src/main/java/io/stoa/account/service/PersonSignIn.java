package io.stoa.account.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.audit.AuditLog;
import io.stoa.identity.Login;
import io.stoa.identity.service.Passwords;
import io.stoa.identity.service.SignInThrottle;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/**
 * Signs people in by login and password. Every refusal is the same and takes the same time, whatever was wrong: a stranger
 * learns neither who has an account nor who is suspended.
 *
 * <p>No transaction spans it: a password takes its time, and would keep a connection from devices meanwhile.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PersonSignIn {

    /** What the audit calls a sign-in on a page. */
    static final String SIGN_IN = "account.sign-in";

    private static final String ZONE = "account";

    @Inject
    AccountRepository accounts;

    @Inject
    Passwords passwords;

    @Inject
    SignInThrottle throttle;

    @Inject
    AuditLog audit;

    /**
     * Whose login and password these are, if guessing is not being slowed down.
     *
     * @param address where the attempt comes from
     */
    public Optional<AccountId> signIn(String login, char[] password, String address) {
        return Login.parse(login)
                .filter(readable -> PasswordText.isReadable(password))
                .filter(readable -> throttle.admit(ZONE, readable, address))
                .flatMap(readable -> known(readable, password).map(person -> welcome(person, readable, address)));
    }

    /**
     * Whether it is the person's password, asked again before something that cannot be undone. It is slowed down like a
     * sign-in: a session that was left open is no place to guess.
     */
    public boolean confirms(AccountId person, char[] password, String address) {
        Optional<Login> login = accounts.find(person)
                .map(Account::login)
                .filter(known -> PasswordText.isReadable(password))
                .filter(known -> throttle.admit(ZONE, known, address));
        boolean isRight = login.flatMap(known -> known(known, password))
                .filter(known -> known.id().equals(person))
                .isPresent();
        if (isRight) {
            throttle.succeeded(ZONE, login.get(), address);
        }
        return isRight;
    }

    /** Whether somebody who signed in at that moment still is: not suspended, and not signed out everywhere since. */
    public boolean isStillSignedIn(AccountId person, Instant since) {
        return accounts.find(person)
                .filter(account -> account.keepsSignInOf(since))
                .isPresent();
    }

    // exactly one password is derived, whoever asks: also for nobody, and before suspension counts
    private Optional<Account> known(Login login, char[] password) {
        Optional<Account> account = accounts.find(login);
        Optional<String> hash = account.flatMap(Account::passwordHash);
        if (hash.isEmpty()) {
            passwords.pretend(PasswordText.normalised(password));
            return Optional.empty();
        }
        boolean isRight = passwords.matches(PasswordText.normalised(password), hash.get());
        return account.filter(person -> isRight && person.suspendedAt().isEmpty());
    }

    private AccountId welcome(Account person, Login typed, String address) {
        throttle.succeeded(ZONE, typed, address);
        audit.record(person.id().value(), SIGN_IN, person.id().value(), "");
        return person.id();
    }
}
