package io.stoa.openid.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.account.AccountSearch;
import io.stoa.account.LetterKind;
import io.stoa.account.MailAddress;
import io.stoa.account.service.Letters;
import io.stoa.account.service.OwnAccount;
import io.stoa.account.service.PasswordSettings;
import io.stoa.audit.AuditLog;
import io.stoa.identity.Login;
import io.stoa.openid.ExternalIdentity;
import io.stoa.openid.ExternalIdentityRepository;
import io.stoa.openid.ProvenIdentity;
import io.stoa.openid.ProviderName;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Whose account somebody at a provider has. Issuer and subject decide; an address never does. */
@Stateless
public class ExternalIdentities {

    private static final int MOST = 10;

    @Inject
    ExternalIdentityRepository identities;

    @Inject
    AccountRepository accounts;

    @Inject
    AccountSearch search;

    @Inject
    OwnAccount own;

    @Inject
    Letters letters;

    @Inject
    PasswordSettings passwords;

    @Inject
    OpenIdSettings settings;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** Those of an account, the oldest first. */
    public List<ExternalIdentity> of(AccountId person) {
        return identities.of(person);
    }

    /**
     * Signs in whoever has an account.
     *
     * @return empty when there is none
     * @throws MarketplaceException with {@code OPENID_ACCOUNT_SUSPENDED} when it is suspended
     */
    public Optional<AccountId> use(ProvenIdentity proven) {
        Optional<ExternalIdentity> known = identities.lock(proven.who());
        known.flatMap(identity -> accounts.find(identity.account()))
                .flatMap(Account::suspendedAt)
                .ifPresent(since -> {
                    throw new MarketplaceException(
                            FailureCode.OPENID_ACCOUNT_SUSPENDED,
                            "This account is suspended. Ask the operator of the marketplace why.");
                });
        known.ifPresent(identity -> {
            identity.use(proven.address(), clock.instant());
            record(identity.account(), "account.sign-in", proven.provider());
        });
        return known.map(ExternalIdentity::account);
    }

    /**
     * Makes an account whose login is the address.
     *
     * @throws MarketplaceException with {@code ALREADY_EXISTS} when somebody has this login, or this person an account,
     *     also since this moment
     */
    public AccountId open(ProvenIdentity proven, MailAddress address) {
        Account account = new Account(new Login(address.value()), Optional.empty(), clock.instant());
        account.verify(clock.instant());
        accounts.add(account);
        identities.add(new ExternalIdentity(proven.who(), account.id(), proven.address(), clock.instant()));
        record(account.id(), "account.sign-up", proven.provider());
        return account.id();
    }

    /** Whether somebody signs in by this address already, in whatever case they write it. */
    public boolean isLogin(MailAddress address) {
        return search.isLogin(address);
    }

    /**
     * Lets the person sign in as whom the provider knows, and tells them by letter where one can be sent. That they meant to
     * is the caller's part.
     *
     * @param language of the letter, as HTML names it
     * @throws MarketplaceException with {@code OPENID_LINKED_ELSEWHERE} when that person has another account,
     *     {@code STATE_CONFLICT} when this account has ten already
     */
    public void link(AccountId person, ProvenIdentity.Kept proven, String language) {
        Account account = locked(person);
        Optional<ExternalIdentity> known = identities.find(proven.who());
        if (known.isPresent()) {
            requireOwn(known.get(), person);
            return;
        }
        if (identities.of(person).size() >= MOST) {
            throw new MarketplaceException(
                    FailureCode.STATE_CONFLICT, "An account has at most ten other ways in. Remove one first.");
        }
        identities.add(new ExternalIdentity(proven.who(), person, proven.mailAddress(), clock.instant()));
        record(person, "account.identity-link", proven.provider());
        letters.tell(LetterKind.WAY_IN_ADDED, account.login(), language);
    }

    private static void requireOwn(ExternalIdentity known, AccountId person) {
        if (!known.account().equals(person)) {
            throw new MarketplaceException(
                    FailureCode.OPENID_LINKED_ELSEWHERE,
                    "Another account here has this sign-in. Sign in by it, and remove it there first.");
        }
    }

    /**
     * Takes a way in from the account and ends every sign-in of the person, because nobody knows which of them came by it.
     * The person is told by letter, where one can be sent.
     *
     * @param language of the letter, as HTML names it
     * @throws MarketplaceException with {@code NOT_FOUND} when the account has no such way in,
     *     {@code OPENID_LAST_WAY_IN} when there is no other
     */
    public void unlink(AccountId person, String id, String language) {
        // first, though it may be refused below, which takes it back: whoever uses a sign-in at this moment holds it
        // and
        // needs the account's row next
        own.signOutEverywhere(person);
        Account account = locked(person);
        List<ExternalIdentity> all = identities.of(person);
        ExternalIdentity leaving = all.stream()
                .filter(identity -> identity.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new MarketplaceException(
                        FailureCode.NOT_FOUND, "Your account does not have this way in any more."));
        boolean hasPassword = passwords.areTaken() && account.passwordHash().isPresent();
        boolean hasOther = all.stream().anyMatch(identity -> identity != leaving && isUsable(identity));
        if (!hasPassword && !hasOther) {
            throw new MarketplaceException(
                    FailureCode.OPENID_LAST_WAY_IN,
                    "Without it you could not sign in any more. Add another way in, or choose a password, first.");
        }
        identities.remove(leaving);
        audit.record(
                person.value(),
                "account.identity-unlink",
                person.value(),
                "issuer " + leaving.who().issuer());
        letters.tell(LetterKind.WAY_IN_REMOVED, account.login(), language);
    }

    private boolean isUsable(ExternalIdentity identity) {
        return settings.issuedBy(identity.who().issuer()).isPresent();
    }

    private Account locked(AccountId person) {
        return accounts.lock(List.of(person)).stream()
                .findFirst()
                .orElseThrow(
                        () -> new MarketplaceException(FailureCode.NOT_FOUND, "There is no account with this id."));
    }

    private void record(AccountId person, String action, ProviderName provider) {
        audit.record(person.value(), action, person.value(), "provider " + provider);
    }
}
