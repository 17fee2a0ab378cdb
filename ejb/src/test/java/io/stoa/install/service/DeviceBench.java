package io.stoa.install.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.service.AccountFakes;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.OsVersion;
import io.stoa.apple.Platform;
import io.stoa.apple.Territory;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.App;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.Publication;
import io.stoa.catalog.jpa.CatalogTables;
import io.stoa.catalog.service.RulesOfAccess;
import io.stoa.entitlement.service.AppAccess;
import io.stoa.entitlement.service.EntitlementRows;
import io.stoa.identity.Login;
import io.stoa.install.DeviceRequest;
import io.stoa.install.InstallRecords;
import io.stoa.install.InstallVerificationToken.Kind;
import io.stoa.install.RequestedApp;
import io.stoa.ledger.service.LedgerRows;
import io.stoa.storefront.service.Installation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What answers devices, over a catalog in memory; a token is its app, version and kind in words. */
final class DeviceBench {

    static final Instant NOW = Instant.parse("2026-01-09T12:00:00Z");
    static final AppleItemId KITE = new AppleItemId(6700012345L);
    static final AppleItemId LAMP = new AppleItemId(6700099999L);

    final List<Catalog.Offer> offers = new ArrayList<>();
    final Set<AppleItemId> hadBefore;
    final LedgerRows ledger = new LedgerRows();
    final AccountFakes accounts = new AccountFakes(Clock.fixed(NOW, ZoneOffset.UTC));
    final EntitlementRows entitlements = new EntitlementRows();
    int questionsToTheCatalog;
    int questionsToTheRecords;

    DeviceBench(AppleItemId... hadBefore) {
        this.hadBefore = Set.of(hadBefore);
    }

    DeviceBench offering(AppleItemId app, long version, String minimumOs) {
        offers.add(new Catalog.Offer(
                new App(app, Distribution.DISTRIBUTED),
                new Publication(
                        CatalogTables.delivery(app.value(), version, 1), CatalogTables.release(minimumOs), NOW)));
        return this;
    }

    /** Decides who may have the apps that are offered by now. */
    DeviceBench open(AccessRule rule) {
        offers.forEach(offer -> offer.app().decideAccess(Optional.of(rule)));
        return this;
    }

    DeviceAnswers answers() {
        DeviceAnswers answers = new DeviceAnswers();
        answers.catalog = new Shelf();
        answers.accessRules = RulesOfAccess.over(answers.catalog);
        answers.appAccess = access();
        answers.urls = urls();
        answers.tokens = new InstallTokenBatch();
        answers.tokens.records = new Records();
        answers.tokens.tokens = new WordyTokens();
        return answers;
    }

    /** An account that is there. */
    AccountId account() {
        Account account = new Account(new Login("ann"), Optional.empty(), NOW);
        accounts.repository().add(account);
        return account.id();
    }

    private AppAccess access() {
        return entitlements.access(accounts.repository(), new Shelf(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    InstallPermits permits() {
        InstallPermits permits = new InstallPermits();
        permits.catalog = new Shelf();
        permits.appAccess = access();
        permits.records = new Records();
        permits.tokens = new WordyTokens();
        permits.urls = urls();
        permits.minted = minted(ledger);
        permits.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return permits;
    }

    /** Writes down what is minted. */
    static MintedTokens minted(LedgerRows ledger) {
        MintedTokens minted = new MintedTokens();
        minted.ledger = ledger.service();
        minted.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return minted;
    }

    static PackageUrls urls() {
        PackageUrls urls = new PackageUrls();
        urls.installation = new Installation(Optional.of(new AppleItemId(6700000001L)));
        return urls;
    }

    /** A device's question: {@code "6700012345/2"} asks for version 2 of that app, or has it. */
    static DeviceRequest asking(String os, String... apps) {
        return asking(Platform.parse("iOS"), os, Optional.empty(), apps);
    }

    /** The same question of the device of an account. */
    static DeviceRequest of(AccountId account, DeviceRequest asked) {
        return new DeviceRequest(
                asked.apps(), asked.platform(), asked.os(), Optional.of(account.value()), asked.only());
    }

    /** The same question of a device that said no account. */
    static DeviceRequest ofNobody(DeviceRequest asked) {
        return new DeviceRequest(asked.apps(), asked.platform(), asked.os(), Optional.empty(), asked.only());
    }

    static DeviceRequest asking(Optional<Platform> platform, String os, Optional<AppleItemId> only, String... apps) {
        List<RequestedApp> requested = List.of(apps).stream()
                .map(app -> app.split("/", 2))
                .map(parts -> new RequestedApp(parts[0], parts[1]))
                .toList();
        return new DeviceRequest(requested, platform, OsVersion.parse(os), Optional.of("account"), only);
    }

    /** The offers, asked as the port promises: newest first within an app. */
    private final class Shelf implements Catalog {

        @Override
        public List<Offer> offered(Collection<AppleItemId> apps, Optional<Territory> territory) {
            questionsToTheCatalog++;
            return offers.stream()
                    .filter(offer -> apps.contains(offer.app().appleItemId()))
                    .sorted(Comparator.comparing((Offer offer) -> offer.app().appleItemId())
                            .thenComparing(offer -> offer.publication().appleVersionId(), Comparator.reverseOrder()))
                    .toList();
        }

        @Override
        public List<Offer> storefront(int limit) {
            throw new UnsupportedOperationException("devices do not look at the storefront");
        }

        @Override
        public Optional<App> find(AppleItemId id) {
            throw new UnsupportedOperationException("devices are told of offers only");
        }

        @Override
        public List<App> find(Collection<AppleItemId> ids) {
            return offers.stream()
                    .map(Offer::app)
                    .filter(app -> ids.contains(app.appleItemId()))
                    .limit(1)
                    .toList();
        }

        @Override
        public List<App> installedByLink() {
            throw new UnsupportedOperationException("devices are told of offers only");
        }
    }

    private final class Records implements InstallRecords {

        @Override
        public Set<AppleItemId> licensedBefore(String account, Collection<AppleItemId> apps) {
            questionsToTheRecords++;
            return apps.stream().filter(hadBefore::contains).collect(Collectors.toSet());
        }
    }

    private static final class WordyTokens extends InstallTokens {

        @Override
        public String mint(Publication version, App app, Kind kind) {
            return kind.word() + " " + version.appleItemId() + "/" + version.appleVersionId();
        }
    }
}
