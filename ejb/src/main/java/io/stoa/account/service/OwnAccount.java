package io.stoa.account.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.DeviceSignIns;
import io.stoa.account.PasswordFlaw;
import io.stoa.audit.AuditLog;
import io.stoa.identity.service.Passwords;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What a person does to their own account. */
@Stateless
public class OwnAccount {

    @Inject
    AccountRepository accounts;

    @Inject
    DeviceSignIns devices;

    @Inject
    PasswordRules rules;

    @Inject
    Passwords passwords;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** Where the person is signed in on devices. */
    public List<DeviceSignIn> devicesOf(AccountId person) {
        return devices.of(person, clock.instant());
    }

    /** Ends every sign-in of the person: on pages, in all browsers, and on devices. */
    public void signOutEverywhere(AccountId person) {
        signOutEverywhere(person, person.value());
    }

    /** @param actor who asks for it, where it is not the person */
    public void signOutEverywhere(AccountId person, String actor) {
        endAll(locked(person), actor);
    }

    /**
     * Gives the person another password and ends every sign-in of before, because somebody else may be one of them. That the
     * present password was asked for is the caller's part.
     *
     * @return why it was not taken; empty when it was
     */
    public Optional<PasswordFlaw> choosePassword(AccountId person, char[] chosen) {
        Account known = accounts.find(person).orElseThrow(Accounts::unknown);
        Optional<PasswordFlaw> flaw = rules.flawOf(chosen, known.login());
        if (flaw.isEmpty()) {
            // before the row is held: a hash takes its time, and licences wait for the row
            String hash = passwords.hash(PasswordText.normalised(chosen));
            Account account = locked(person);
            account.choosePassword(hash);
            audit.record(person.value(), "account.password", person.value(), "");
            endAll(account, person.value());
        }
        return flaw;
    }

    private void endAll(Account account, String actor) {
        account.signOutEverywhere(clock.instant());
        int ended = devices.endAll(account.id(), clock.instant());
        audit.record(actor, "account.sign-out-everywhere", account.id().value(), "devices " + ended);
    }

    private Account locked(AccountId person) {
        return accounts.lock(List.of(person)).stream().findFirst().orElseThrow(Accounts::unknown);
    }
}
