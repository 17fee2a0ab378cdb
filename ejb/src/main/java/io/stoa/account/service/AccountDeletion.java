package io.stoa.account.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.account.DeviceSignIns;
import io.stoa.account.LetterRepository;
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
        // held until the end: resets, licences and a second deletion come before or after
        Account account = accounts.lock(List.of(person)).stream().findFirst().orElseThrow(Accounts::unknown);
        devices.forgetAll(person);
        tokens.forgetAllOf(person);
        MailAddress.parse(account.login().value()).ifPresent(orders::forgetAllTo);
        accounts.remove(person);
        audit.record(actor, "account.delete", person.value(), "");
    }
}
