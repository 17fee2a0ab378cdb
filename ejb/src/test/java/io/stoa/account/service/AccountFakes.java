package io.stoa.account.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountQuery;
import io.stoa.account.AccountRepository;
import io.stoa.account.AccountSearch;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.DeviceSignIns;
import io.stoa.account.LinkToken;
import io.stoa.account.LinkTokenRepository;
import io.stoa.account.LinkedWayIn;
import io.stoa.account.LinkedWaysIn;
import io.stoa.account.MailAddress;
import io.stoa.account.PasswordToken;
import io.stoa.account.PasswordTokenRepository;
import io.stoa.apple.Sha256;
import io.stoa.audit.AuditLog;
import io.stoa.identity.Login;
import io.stoa.identity.service.Passwords;
import io.stoa.identity.service.SignInThrottle;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts and link tokens kept in memory, and the services that use them. */
public final class AccountFakes {

    public final List<String> audited = new ArrayList<>();
    public final Map<Sha256, LinkToken> linkTokens = new HashMap<>();
    public final Map<Sha256, PasswordToken> letterLinks = new HashMap<>();
    public final List<DeviceSignIn> deviceSignIns = new ArrayList<>();
    /** Ways in that begin elsewhere, by what a test calls them. */
    public final List<String> waysIn = new ArrayList<>();

    /** What is looked at when the rows of accounts are held. */
    public Runnable whenHeld = () -> {};

    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final Clock clock;

    public AccountFakes(Clock clock) {
        this.clock = clock;
    }

    public AuditLog audit() {
        return (actor, action, subject, detail) -> audited.add(actor + " " + action);
    }

    public AccountSearch search() {
        return new InMemorySearch();
    }

    public AccountRepository repository() {
        return new InMemoryAccounts();
    }

    public Accounts accounts() {
        Accounts service = new Accounts();
        service.accounts = new InMemoryAccounts();
        service.passwords = new Passwords();
        service.audit = audit();
        service.clock = clock;
        return service;
    }

    /** That passwords count. */
    public static PasswordSettings passwordsOn() {
        PasswordSettings settings = new PasswordSettings();
        settings.passwords = "on";
        return settings;
    }

    /** Sign-in over the same accounts. */
    public PersonSignIn signIn(Passwords passwords, SignInThrottle throttle) {
        PersonSignIn service = new PersonSignIn();
        service.accounts = new InMemoryAccounts();
        service.passwords = passwords;
        service.throttle = throttle;
        service.settings = passwordsOn();
        service.audit = audit();
        return service;
    }

    /** What a person does themselves, over the same accounts; {@link #deviceSignIns} counts what is ended. */
    public OwnAccount ownAccount(PasswordRules rules) {
        OwnAccount service = new OwnAccount();
        service.accounts = new InMemoryAccounts();
        service.devices = new CountedDevices();
        service.installLinks = new InMemoryLinkTokens();
        service.letterLinks = letterLinks();
        service.rules = rules;
        service.passwords = new Passwords();
        service.audit = audit();
        service.clock = clock;
        return service;
    }

    public PasswordTokenRepository letterLinks() {
        return new InMemoryLetterLinks();
    }

    public DeviceSignIns devices() {
        return new CountedDevices();
    }

    private final class CountedDevices implements DeviceSignIns {

        @Override
        public List<DeviceSignIn> of(AccountId person, Instant now) {
            return deviceSignIns;
        }

        @Override
        public void forgetAll(AccountId person) {
            deviceSignIns.clear();
        }

        @Override
        public boolean end(AccountId person, String id, Instant now) {
            return deviceSignIns.removeIf(signIn -> signIn.id().equals(id));
        }

        @Override
        public int endAll(AccountId person, Instant now) {
            int ended = deviceSignIns.size();
            deviceSignIns.clear();
            return ended;
        }
    }

    public LinkedWaysIn linkedWaysIn() {
        return new NamedWaysIn();
    }

    private final class NamedWaysIn implements LinkedWaysIn {

        @Override
        public List<LinkedWayIn> of(AccountId person) {
            throw new UnsupportedOperationException("the tables are tested beside them");
        }

        @Override
        public boolean remove(AccountId person, String id) {
            return waysIn.remove(id);
        }

        @Override
        public int removeAllOf(AccountId person) {
            int removed = waysIn.size();
            waysIn.clear();
            return removed;
        }
    }

    public LinkTokenRepository installLinks() {
        return new InMemoryLinkTokens();
    }

    public LinkTokens linkTokens() {
        LinkTokens service = new LinkTokens();
        service.tokens = new InMemoryLinkTokens();
        service.audit = audit();
        service.clock = clock;
        return service;
    }

    private final class InMemorySearch implements AccountSearch {

        @Override
        public List<Account> page(AccountQuery query, Optional<AccountId> before, int limit) {
            throw new UnsupportedOperationException("the tables are tested beside them");
        }

        @Override
        public boolean isLogin(MailAddress address) {
            return accounts.values().stream()
                    .anyMatch(account -> account.login().lowerCase().value().equals(address.value()));
        }
    }

    private final class InMemoryAccounts implements AccountRepository {

        @Override
        public void add(Account account) {
            if (accounts.values().stream().anyMatch(other -> other.login().equals(account.login()))) {
                throw new MarketplaceException(FailureCode.ALREADY_EXISTS, "taken");
            }
            accounts.put(account.id(), account);
        }

        @Override
        public Optional<Account> find(AccountId id) {
            return Optional.ofNullable(accounts.get(id));
        }

        @Override
        public Optional<Account> find(Login login) {
            return accounts.values().stream()
                    .filter(account ->
                            account.login().equals(login) || account.login().equals(login.lowerCase()))
                    .findFirst();
        }

        @Override
        public List<Account> find(Collection<AccountId> ids) {
            return accounts.values().stream()
                    .filter(account -> ids.contains(account.id()))
                    .toList();
        }

        @Override
        public List<Account> lock(Collection<AccountId> ids) {
            whenHeld.run();
            return find(ids);
        }

        @Override
        public void remove(AccountId account) {
            accounts.remove(account);
        }
    }

    private final class InMemoryLinkTokens implements LinkTokenRepository {

        @Override
        public void add(LinkToken token) {
            linkTokens.put(token.digest(), token);
        }

        @Override
        public Optional<LinkToken> lock(Sha256 digest) {
            return Optional.ofNullable(linkTokens.get(digest));
        }

        @Override
        public void forgetAllOf(AccountId account) {
            linkTokens.values().removeIf(token -> token.account().equals(account));
        }

        @Override
        public int forgetExpired(Instant before) {
            int kept = linkTokens.size();
            linkTokens.values().removeIf(token -> !token.isExchangeable(before));
            return kept - linkTokens.size();
        }
    }

    private final class InMemoryLetterLinks implements PasswordTokenRepository {

        @Override
        public void add(PasswordToken token) {
            letterLinks.put(token.digest(), token);
        }

        @Override
        public Optional<PasswordToken> find(Sha256 digest) {
            return Optional.ofNullable(letterLinks.get(digest));
        }

        @Override
        public Optional<PasswordToken> lock(Sha256 digest) {
            return find(digest);
        }

        @Override
        public void forgetAllOf(MailAddress address) {
            letterLinks.values().removeIf(token -> token.address().equals(address));
        }

        @Override
        public void forgetAllOf(AccountId person) {
            letterLinks.values().removeIf(token -> token.account().equals(Optional.of(person)));
        }

        @Override
        public int forgetExpired(Instant before) {
            throw new UnsupportedOperationException("the tables are tested beside them");
        }
    }
}
