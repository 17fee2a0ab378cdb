package io.stoa.account.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.DeviceSignIns;
import io.stoa.account.LinkedWaysIn;
import io.stoa.account.MailAddress;
import io.stoa.account.OpaqueToken;
import io.stoa.account.Reason;
import io.stoa.apple.AppleItemId;
import io.stoa.audit.AuditLog;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.row.RowId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** What operators do for people and to their accounts. Every change is audited under the name of who made it. */
@Stateless
public class AccountCare {

    @Inject
    Accounts accounts;

    @Inject
    OwnAccount own;

    @Inject
    DeviceSignIns devices;

    @Inject
    LinkedWaysIn waysIn;

    @Inject
    Letters letters;

    @Inject
    PasswordSettings passwords;

    @Inject
    LinkTokens linkTokens;

    @Inject
    AccountDeletion deletion;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** Lets the account get no licences and no tokens from now on; again it changes nothing. */
    public void suspend(AccountId id, Reason reason, String actor) {
        accounts.suspend(id, reason.value(), actor);
    }

    /** Lets a suspended account get licences and tokens again; again it changes nothing. */
    public void reinstate(AccountId id, Reason reason, String actor) {
        accounts.resume(id, reason.value(), actor);
    }

    /** Ends every sign-in of the person: on pages, in all browsers, and on devices. */
    public void signOutEverywhere(AccountId id, String actor) {
        own.signOutEverywhere(id, actor);
    }

    /**
     * Ends one sign-in on a device. What access token the device has ends within the hour.
     *
     * @throws MarketplaceException with {@code NOT_FOUND} when this person has no such sign-in, or not any more
     */
    public void endSignIn(AccountId id, String signIn, String actor) {
        if (!RowId.canBe(signIn) || !devices.end(id, signIn, clock.instant())) {
            throw new MarketplaceException(FailureCode.NOT_FOUND, "This sign-in has ended already, or never was.");
        }
        audit.record(actor, "account.sign-out-device", id.value(), "sign-in " + signIn);
    }

    /**
     * Takes a way in that begins elsewhere from the account and ends every sign-in of the person, because nobody knows which
     * of them came by it. It may be the last one.
     *
     * @throws MarketplaceException with {@code NOT_FOUND} when this person has no such way in, or not any more
     */
    public void removeWayIn(AccountId id, String wayIn, String actor) {
        // first, though nothing may be removed below, which takes it back: in this order no device waits in a circle
        own.signOutEverywhere(id, actor);
        if (!RowId.canBe(wayIn) || !waysIn.remove(id, wayIn)) {
            throw new MarketplaceException(FailureCode.NOT_FOUND, "This way in was removed already, or never was.");
        }
        audit.record(actor, "account.identity-unlink", id.value(), "way in " + wayIn);
    }

    /** Whether people can be sent a letter with which they choose a password. */
    public boolean sendsLetters() {
        return letters.canBeSent() && passwords.areTaken();
    }

    /**
     * Has a letter sent to the person with a link on which they choose another password.
     *
     * @param language of the letter, as HTML names it
     * @throws MarketplaceException with {@code STATE_CONFLICT} when passwords are off, the login is no address, no mail
     *     server is set, the account is suspended, or three letters went there within the hour
     */
    public void sendResetLetter(AccountId id, String language, String actor) {
        KnownAccount account = KnownAccount.of(accounts.get(id));
        if (!passwords.areTaken()) {
            throw conflict("Passwords are off: nobody could choose one by a letter.");
        }
        if (account.suspended().isPresent()) {
            throw conflict("A suspended account gets no letters. Reinstate it first.");
        }
        MailAddress address = MailAddress.parse(account.login().value())
                .orElseThrow(() -> conflict("The login is no e-mail address: no letter can be sent to it."));
        if (!letters.canBeSent()) {
            throw conflict("No mail server is set: see stoa.mail.host and stoa.mail.from.");
        }
        if (!letters.orderReset(address, language)) {
            throw conflict("Three letters went to this address within the hour. Wait before another is sent.");
        }
        audit.record(actor, "account.reset-letter", id.value(), "");
    }

    /**
     * A token that brings a device to the account with this app.
     *
     * @throws MarketplaceException with {@code STATE_CONFLICT} when the account is suspended: its devices get no tokens
     */
    public OpaqueToken linkToken(AccountId id, AppleItemId app, String actor) {
        Account account = accounts.get(id);
        if (account.suspendedAt().isPresent()) {
            throw conflict("A suspended account gets no tokens. Reinstate it first.");
        }
        return linkTokens.mint(account, app, actor);
    }

    /** Deletes the account, for good. Its licences are renewed no more. */
    public void delete(AccountId id, String actor) {
        deletion.delete(id, actor);
    }

    private static MarketplaceException conflict(String sentence) {
        return new MarketplaceException(FailureCode.STATE_CONFLICT, sentence);
    }
}
