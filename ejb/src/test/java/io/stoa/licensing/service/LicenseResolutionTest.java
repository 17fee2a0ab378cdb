package io.stoa.licensing.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.Territory;
import io.stoa.catalog.App;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.VersionAsset;
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

/** Why an app does not open: of the app what everybody may know, of a licence what its own account may. */
class LicenseResolutionTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final App KITE = Offers.app(6_700_012_345L, Distribution.DISTRIBUTED, "Kite");
    private static final Optional<AppleItemId> APP = Optional.of(KITE.appleItemId());
    private static final Optional<String> ANN = Optional.of("ann");

    private final LicenseResolution resolution = new LicenseResolution();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final List<License> licenses = new ArrayList<>();
    private int privateQuestions;

    @BeforeEach
    void setUp() {
        resolution.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        resolution.catalog = new Offers().with(KITE, 1, "1.0");
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
        "ACCOUNT_GONE, ACCOUNT_GONE",
        "ACCOUNT_SUSPENDED, ACCOUNT_SUSPENDED",
        "NOT_ENTITLED, NOT_ENTITLED",
        "ENTITLEMENT_EXPIRED, ENTITLEMENT_EXPIRED",
        "ENTITLEMENT_REVOKED, ENTITLEMENT_REVOKED",
        "APP_WITHDRAWN, APP_WITHDRAWN",
        "OTHER_DEVICE, EXPIRED",
        "KEY_BLOB_NOT_HELD, EXPIRED"
    })
    void shouldTellAnAccountWhyItWasRefusedLast(RefusalReason reason, ResolutionCase why) {
        licenses.add(license(Duration.ofDays(1)));
        ledger.add(LedgerEntry.refusal(NOON, reason, subject()));

        assertEquals(why, resolution.of(APP, ANN).why());
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
                new VersionAsset(KITE.appleItemId(), new AppleVersionId(1), "asset"),
                new LicenseHolder(new DeviceHash("a".repeat(64)), ANN),
                new LicensePeriod(NOON.minus(Duration.ofDays(2)), duration),
                "request");
    }

    // known, and not on offer
    private static Catalog withdrawn() {
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
                return id.equals(KITE.appleItemId()) ? Optional.of(KITE) : Optional.empty();
            }

            @Override
            public List<App> installedByLink() {
                return List.of();
            }
        };
    }
}
