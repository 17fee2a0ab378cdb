package io.stoa.account.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.DeviceSignIns;
import io.stoa.account.LinkTokenRepository;
import io.stoa.account.PasswordFlaw;
import io.stoa.account.PasswordTokenRepository;
import io.stoa.audit.AuditLog;
import io.stoa.identity.service.Passwords;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
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
    LinkTokenRepository installLinks;

    @Inject
    PasswordTokenRepository letterLinks;

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

    /**
     * Ends every sign-in of the person: on pages, in all browsers, and on devices. Whatever could still begin one ends too:
     * codes on their way, install links, links in letters.
     */
    public void signOutEverywhere(AccountId person) {
        signOutEverywhere(person, person.value());
    }

    /** @param actor who asks for it, where it is not the person */
    public void signOutEverywhere(AccountId person, String actor) {
        endAll(person, actor);
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
            endAll(person, person.value()).choosePassword(hash);
            audit.record(person.value(), "account.password", person.value(), "");
        }
        return flaw;
    }

    private Account endAll(AccountId person, String actor) {
        Instant now = clock.instant();
        // what is being used at this moment holds its own row and needs the account's next: in the other order both
        // would wait
        letterLinks.forgetAllOf(person);
        installLinks.forgetAllOf(person);
        int ended = devices.endAll(person, now);
        Account account = locked(person);
        account.signOutEverywhere(now);
        audit.record(actor, "account.sign-out-everywhere", person.value(), "devices " + ended);
        return account;
    }

    private Account locked(AccountId person) {
        return accounts.lock(List.of(person)).stream().findFirst().orElseThrow(Accounts::unknown);
    }
}
