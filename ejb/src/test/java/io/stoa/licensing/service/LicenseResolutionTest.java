package io.stoa.licensing.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.Territory;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.App;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.VersionAsset;
import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.service.EntitlementRows;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerEvent;
import io.stoa.ledger.LedgerSubject;
import io.stoa.ledger.RefusalReason;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseInLine;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.ResolutionCase;
import io.stoa.licensing.service.LicenseResolution.Resolution;
import io.stoa.storefront.service.Offers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Why an app does not open: of the app what everybody may know, of a licence what its own account may. */
class LicenseResolutionTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final AppleItemId KITE = new AppleItemId(6_700_012_345L);
    private static final Optional<AppleItemId> APP = Optional.of(KITE);
    private static final Optional<String> ANN = Optional.of("ann");
    private static final AccountId ANN_ID = new AccountId("ann");

    private final App kite = Offers.app(KITE.value(), Distribution.DISTRIBUTED, "Kite");
    private final Accountholders accounts = new Accountholders();
    private final EntitlementRows entitlements = new EntitlementRows();
    private final LicenseResolution resolution = new LicenseResolution();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final List<License> licenses = new ArrayList<>();
    private int privateQuestions;

    @BeforeEach
    void setUp() {
        resolution.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        resolution.catalog = new Offers().with(kite, 1, "1.0");
        resolution.appAccess = entitlements.access(accounts, resolution.catalog, resolution.clock);
        resolution.ledger = (query, before, limit) -> {
            privateQuestions++;
            return query.account().equals(ANN) ? ledger : List.of();
        };
        resolution.licenses = (query, now, before, limit) -> {
            privateQuestions++;
            return licenses.stream()
                    .filter(license -> query.account().equals(license.holder().account()))
                    .map(license -> new LicenseInLine(license, Optional.empty(), Optional.empty()))
                    .toList();
        };
    }

    @Test
    void shouldNotLookAtAnyAccountWhereNobodyIsSignedIn() {
        licenses.add(license(Duration.ofDays(30)));
        licenses.get(0).revoke();

        assertEquals(new Resolution(ResolutionCase.UNKNOWN, APP), resolution.of(APP, Optional.empty()));
        assertEquals(0, privateQuestions);
    }

    @Test
    void shouldTellEverybodyThatAnAppWasWithdrawn() {
        resolution.catalog = withdrawn();

        assertEquals(
                new Resolution(ResolutionCase.APP_WITHDRAWN, Optional.empty()), resolution.of(APP, Optional.empty()));
    }

    @Test
    void shouldNotCallAnAppWithdrawnThatNobodyKnows() {
        Resolution unknown = new Resolution(ResolutionCase.UNKNOWN, Optional.empty());

        assertEquals(unknown, resolution.of(Optional.of(new AppleItemId(1)), Optional.empty()));
        assertEquals(unknown, resolution.of(Optional.empty(), Optional.empty()));
        assertEquals(unknown, resolution.of(Optional.empty(), ANN));
    }

    @Test
    void shouldTellAnAccountThatItsLicenceExpiredOrWasRevoked() {
        licenses.add(license(Duration.ofDays(1)));
        assertEquals(ResolutionCase.EXPIRED, resolution.of(APP, ANN).why());

        licenses.get(0).revoke();
        assertEquals(ResolutionCase.REVOKED, resolution.of(APP, ANN).why());
        assertEquals(
                ResolutionCase.UNKNOWN, resolution.of(APP, Optional.of("bob")).why());
    }

    @Test
    void shouldSayNothingOfALicenceThatIsGood() {
        licenses.add(license(Duration.ofDays(30)));

        assertEquals(ResolutionCase.UNKNOWN, resolution.of(APP, ANN).why());
    }

    @ParameterizedTest
    @CsvSource({
        "LICENSE_REVOKED, REVOKED",
        "INSTALL_LIMIT_REACHED, LIMIT_REACHED",
        "APP_WITHDRAWN, APP_WITHDRAWN",
        "OTHER_DEVICE, EXPIRED",
        "KEY_BLOB_NOT_HELD, EXPIRED"
    })
    void shouldTellAnAccountWhyItWasRefusedLast(RefusalReason reason, ResolutionCase why) {
        licenses.add(license(Duration.ofDays(1)));
        ledger.add(LedgerEntry.refusal(NOON, reason, subject()));

        assertEquals(why, resolution.of(APP, ANN).why());
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "ACCOUNT_NEEDED",
                "ACCOUNT_GONE",
                "ACCOUNT_SUSPENDED",
                "NOT_ENTITLED",
                "ENTITLEMENT_EXPIRED",
                "ENTITLEMENT_REVOKED"
            })
    void shouldTellWhatStandsInTheWayTodayAndNotWhatDidThen(RefusalReason then) {
        kite.decideAccess(Optional.of(AccessRule.ENTITLEMENT));
        licenses.add(license(Duration.ofDays(1)));
        ledger.add(LedgerEntry.refusal(NOON, then, subject()));
        assertEquals(ResolutionCase.NOT_ENTITLED, resolution.of(APP, ANN).why());

        Entitlement granted = entitlements.grant(ANN_ID, KITE, NOON.minusSeconds(60));
        assertEquals(ResolutionCase.ALLOWED_SINCE, resolution.of(APP, ANN).why());

        granted.holdUntil(Optional.of(NOON));
        assertEquals(ResolutionCase.ENTITLEMENT_EXPIRED, resolution.of(APP, ANN).why());
        granted.revoke("refunded", "shop", NOON);
        assertEquals(ResolutionCase.ENTITLEMENT_REVOKED, resolution.of(APP, ANN).why());
        accounts.suspended.add(ANN_ID);
        assertEquals(ResolutionCase.ACCOUNT_SUSPENDED, resolution.of(APP, ANN).why());
        accounts.gone.add(ANN_ID);
        assertEquals(ResolutionCase.ACCOUNT_GONE, resolution.of(APP, ANN).why());
    }

    @Test
    void shouldPromiseNothingOfALicenceThatWasRevokedThoughTheAppWasPaidFor() {
        licenses.add(license(Duration.ofDays(1)));
        licenses.get(0).revoke();
        ledger.add(LedgerEntry.refusal(NOON, RefusalReason.NOT_ENTITLED, subject()));

        assertEquals(ResolutionCase.REVOKED, resolution.of(APP, ANN).why());
    }

    @Test
    void shouldAskToSignInForAnAppThatNeedsAnAccountWhoeverIsNotSignedIn() {
        kite.decideAccess(Optional.of(AccessRule.ACCOUNT));

        assertEquals(new Resolution(ResolutionCase.ACCOUNT_NEEDED, APP), resolution.of(APP, Optional.empty()));
        assertEquals(ResolutionCase.UNKNOWN, resolution.of(APP, ANN).why());
    }

    @Test
    void shouldForgetARefusalThatWasFollowedByALicence() {
        licenses.add(license(Duration.ofDays(1)));
        ledger.add(new LedgerEntry(NOON, LedgerEvent.ISSUED, subject(), LedgerEntry.DEVICE));

        assertEquals(ResolutionCase.EXPIRED, resolution.of(APP, ANN).why());
    }

    private static LedgerSubject subject() {
        return new LedgerSubject(ANN, Optional.empty(), APP, Optional.empty(), OptionalLong.empty());
    }

    private static License license(Duration duration) {
        return new License(
                new LicenseId(1),
                new VersionAsset(KITE, new AppleVersionId(1), "asset"),
                new LicenseHolder(new DeviceHash("a".repeat(64)), ANN),
                new LicensePeriod(NOON.minus(Duration.ofDays(2)), duration),
                "request");
    }

    // known, and not on offer
    private Catalog withdrawn() {
        return new Catalog() {
            @Override
            public List<Offer> offered(Collection<AppleItemId> apps, Optional<Territory> territory) {
                return List.of();
            }

            @Override
            public List<Offer> storefront(int limit) {
                return List.of();
            }

            @Override
            public List<App> find(Collection<AppleItemId> ids) {
                return ids.stream().flatMap(id -> find(id).stream()).toList();
            }

            @Override
            public Optional<App> find(AppleItemId id) {
                return id.equals(KITE) ? Optional.of(kite) : Optional.empty();
            }

            @Override
            public List<App> installedByLink() {
                return List.of();
            }
        };
    }
}
