package io.stoa.account.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.account.DeviceSignIns;
import io.stoa.account.LetterRepository;
import io.stoa.account.LinkTokenRepository;
import io.stoa.account.MailAddress;
import io.stoa.account.PasswordTokenRepository;
import io.stoa.audit.AuditLog;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Forgets a person who wants to be forgotten. What stays is the number of the account, in the ledger and the audit: it says
 * who it was to nobody any more, and what is owed for installs is still counted right.
 */
@Stateless
public class AccountDeletion {

    @Inject
    AccountRepository accounts;

    @Inject
    DeviceSignIns devices;

    @Inject
    PasswordTokenRepository tokens;

    @Inject
    LinkTokenRepository installLinks;

    @Inject
    LetterRepository orders;

    @Inject
    AuditLog audit;

    /**
     * Deletes the account, for good. Its licences are renewed no more. That the password was asked for is the caller's part.
     *
     * @throws io.stoa.problem.MarketplaceException with {@code NOT_FOUND} when there is none
     */
    public void delete(AccountId person) {
        delete(person, person.value());
    }

    /** @param actor who asks for it, where it is not the person */
    public void delete(AccountId person, String actor) {
        Account account = accounts.find(person).orElseThrow(Accounts::unknown);
        MailAddress.parse(account.login().value()).ifPresent(orders::forgetAllTo);
        // what is being used at this moment holds its own row and needs the account's next: in the other order both
        // would wait
        forgetWhatLeadsTo(person);
        // held until the end: resets, licences and a second deletion come before or after
        accounts.lock(List.of(person)).stream().findFirst().orElseThrow(Accounts::unknown);
        // and what came between
        forgetWhatLeadsTo(person);
        accounts.remove(person);
        audit.record(actor, "account.delete", person.value(), "");
    }

    private void forgetWhatLeadsTo(AccountId person) {
        tokens.forgetAllOf(person);
        installLinks.forgetAllOf(person);
        devices.forgetAll(person);
    }
}
