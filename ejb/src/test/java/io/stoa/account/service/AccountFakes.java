package io.stoa.account.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.DeviceSignIns;
import io.stoa.account.Entitlement;
import io.stoa.account.LinkToken;
import io.stoa.account.LinkTokenRepository;
import io.stoa.apple.AppleItemId;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accounts and link tokens kept in memory, and the services that use them. */
public final class AccountFakes {

    public final List<String> audited = new ArrayList<>();
    public final Map<Sha256, LinkToken> linkTokens = new HashMap<>();
    public final List<DeviceSignIn> deviceSignIns = new ArrayList<>();
    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final Set<String> entitlements = new HashSet<>();
    private final Clock clock;

    public AccountFakes(Clock clock) {
        this.clock = clock;
    }

    public AuditLog audit() {
        return (actor, action, subject, detail) -> audited.add(actor + " " + action);
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
        service.rules = rules;
        service.passwords = new Passwords();
        service.audit = audit();
        service.clock = clock;
        return service;
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
        public int endAll(AccountId person, Instant now) {
            int ended = deviceSignIns.size();
            deviceSignIns.clear();
            return ended;
        }
    }

    public LinkTokens linkTokens() {
        LinkTokens service = new LinkTokens();
        service.tokens = new InMemoryLinkTokens();
        service.audit = audit();
        service.clock = clock;
        return service;
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
            return find(ids);
        }

        @Override
        public List<Entitlement> entitlements(Collection<AccountId> ids, Collection<AppleItemId> apps) {
            return ids.stream()
                    .flatMap(id -> apps.stream()
                            .filter(app -> isEntitled(id, app))
                            .map(app -> new Entitlement(id, app, Instant.EPOCH)))
                    .toList();
        }

        @Override
        public List<Entitlement> entitlementsOf(AccountId account) {
            return entitlements.stream()
                    .map(granted -> granted.split(" "))
                    .filter(granted -> granted[0].equals(account.value()))
                    .map(granted ->
                            new Entitlement(account, new AppleItemId(Long.parseLong(granted[1])), Instant.EPOCH))
                    .toList();
        }

        @Override
        public boolean isEntitled(AccountId account, AppleItemId app) {
            return entitlements.contains(account + " " + app);
        }

        @Override
        public boolean grant(AccountId account, AppleItemId app, Instant now) {
            return entitlements.add(account + " " + app);
        }

        @Override
        public void remove(AccountId account) {
            accounts.remove(account);
        }

        @Override
        public boolean takeAway(AccountId account, AppleItemId app) {
            return entitlements.remove(account + " " + app);
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
        public int forgetExpired(Instant before) {
            int kept = linkTokens.size();
            linkTokens.values().removeIf(token -> !token.isExchangeable(before));
            return kept - linkTokens.size();
        }
    }
}
