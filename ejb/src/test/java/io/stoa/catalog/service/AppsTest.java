package io.stoa.catalog.service;

import static io.stoa.catalog.AvailabilityChange.withdrawn;
import static io.stoa.catalog.jpa.CatalogTables.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.audit.AuditLog;
import io.stoa.catalog.App;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.Listing;
import io.stoa.catalog.jpa.CatalogTables;
import io.stoa.catalog.service.Apps.AppDetail;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import io.stoa.storefront.service.Installation;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class AppsTest {

    private static final AppleItemId KITE = new AppleItemId(6700012345L);

    private final List<String> audited = new ArrayList<>();

    @OnEveryDatabase
    void shouldRegisterAnAppOnceAndChangeItsKindAfterwards(Database database) {
        assertTrue(register(database, Distribution.DISTRIBUTED, Optional.empty()));
        assertFalse(register(database, Distribution.WEB, Optional.of("key-1")));

        App app = database.read(entities -> apps(entities).get(KITE)).app();
        assertEquals(Distribution.WEB, app.distribution());
        assertEquals(Optional.of("key-1"), app.distributionKeyId());
        assertEquals(List.of("mara app.register 6700012345 distributed", "mara app.register 6700012345 web"), audited);
    }

    @OnEveryDatabase
    void shouldForgetTheKeyOfAnAppThatNeedsNone(Database database) {
        register(database, Distribution.WEB, Optional.of("key-1"));
        register(database, Distribution.DISTRIBUTED, Optional.empty());

        assertEquals(
                Optional.empty(),
                database.read(entities -> apps(entities).get(KITE)).app().distributionKeyId());
    }

    @OnEveryDatabase
    void shouldShowAChangedListingAtOnceAndForGood(Database database) {
        register(database, Distribution.DISTRIBUTED, Optional.empty());
        Listing listing = new Listing("Kite", null, "Flies.", null, "https://kite.example", null);

        AppDetail answer = database.inTransaction(entities -> apps(entities).list(KITE, former -> listing, "mara"));

        assertEquals(Optional.of("Kite"), answer.app().listing().name());
        AppDetail later = database.read(entities -> apps(entities).get(KITE));
        assertEquals(Optional.of("Flies."), later.app().listing().description());
        assertEquals(Optional.empty(), later.app().listing().subtitle());
    }

    @OnEveryDatabase
    void shouldChangeTheListingThatIsThere(Database database) {
        register(database, Distribution.DISTRIBUTED, Optional.empty());
        database.write(entities ->
                apps(entities).list(KITE, former -> new Listing("Kite", "One", null, null, null, null), "mara"));
        database.write(entities -> apps(entities)
                .list(KITE, former -> new Listing(former.name().orElse(""), "Two", null, null, null, null), "mara"));

        Listing listing =
                database.read(entities -> apps(entities).get(KITE)).app().listing();
        assertEquals(Optional.of("Kite"), listing.name());
        assertEquals(Optional.of("Two"), listing.subtitle());
    }

    @OnEveryDatabase
    void shouldTellWhichPublishedVersionsAreOnOffer(Database database) {
        database.write(entities -> {
            CatalogTables tables = new CatalogTables(entities);
            tables.app(KITE.value(), "Kite");
            tables.version(KITE.value(), 1, "17.4");
            tables.version(KITE.value(), 2, "17.4");
            tables.withdrawn(KITE.value(), 1, NOON.plusSeconds(1));
        });

        AppDetail detail = database.read(entities -> apps(entities).get(KITE));

        assertEquals(
                List.of(2L, 1L),
                detail.versions().stream()
                        .map(version -> version.appleVersionId().value())
                        .toList());
        assertEquals(
                List.of(2L),
                detail.offered().stream()
                        .map(version -> version.appleVersionId().value())
                        .toList());
    }

    @OnEveryDatabase
    void shouldSayThatThereIsNoSuchApp(Database database) {
        MarketplaceException read = assertThrows(
                MarketplaceException.class,
                () -> database.read(entities -> apps(entities).get(KITE)));
        MarketplaceException listed = assertThrows(
                MarketplaceException.class,
                () -> database.write(entities -> apps(entities).list(KITE, former -> former, "mara")));

        assertEquals(FailureCode.NOT_FOUND, read.code());
        assertEquals(FailureCode.NOT_FOUND, listed.code());
    }

    @OnEveryDatabase
    void shouldKnowTheMarketplacesOwnAppByItsConfiguration(Database database) {
        AppleItemId marketplace = new AppleItemId(6700000001L);
        database.write(entities -> {
            Admission admission = new Admission();
            admission.rows = new CatalogTables(entities).rows();
            admission.installation = new Installation(Optional.of(marketplace));
            admission.change(marketplace, withdrawn(NOON));
            admission.change(KITE, withdrawn(NOON));
        });

        assertEquals(
                Distribution.MARKETPLACE_APP,
                database.read(entities -> apps(entities).get(marketplace)).app().distribution());
        assertEquals(
                Distribution.DISTRIBUTED,
                database.read(entities -> apps(entities).get(KITE)).app().distribution());
    }

    private boolean register(Database database, Distribution kind, Optional<String> key) {
        return database.inTransaction(entities -> apps(entities).register(KITE, kind, key, "mara"));
    }

    private Apps apps(EntityManager entities) {
        Apps apps = new Apps();
        apps.rows = new CatalogTables(entities).rows();
        apps.catalog = new CatalogTables(entities).catalog();
        AuditLog log =
                (actor, action, subject, detail) -> audited.add(String.join(" ", actor, action, subject, detail));
        apps.audit = log;
        return apps;
    }
}
