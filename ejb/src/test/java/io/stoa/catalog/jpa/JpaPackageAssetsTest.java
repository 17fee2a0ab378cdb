package io.stoa.catalog.jpa;

import static io.stoa.catalog.jpa.CatalogTables.packageVersionId;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.Sha256;
import io.stoa.catalog.AssetProof;
import io.stoa.catalog.PackageAsset;
import io.stoa.catalog.VerifiedPackage.HeldAsset;
import io.stoa.catalog.VersionAsset;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which assets a version lists: variants and deltas alike, because nobody knows which of them a device names. */
class JpaPackageAssetsTest {

    private static final long KITE = 6700012345L;
    private static final long VERSION = 871200431L;
    private static final String VARIANT = "0f2c7a3e-6d51-4b8f-9a77-000000000001";
    private static final String DELTA = "0f2c7a3e-6d51-4b8f-9a77-000000000002";

    @OnEveryDatabase
    void shouldListVariantsAndDeltasInEitherCase(Database database) {
        publish(database);
        Set<VersionAsset> both = Set.of(asset(VERSION, VARIANT), asset(VERSION, DELTA.toUpperCase()));

        assertEquals(both, listed(database, both));
    }

    @OnEveryDatabase
    void shouldNotListADeltaOfAnotherVersionOrApp(Database database) {
        publish(database);

        assertEquals(
                Set.of(),
                listed(
                        database,
                        Set.of(
                                asset(VERSION + 1, DELTA),
                                new VersionAsset(new AppleItemId(KITE + 1), new AppleVersionId(VERSION), DELTA))));
    }

    @OnEveryDatabase
    void shouldAskOnceHoweverManyAreAskedFor(Database database) {
        publish(database);
        List<VersionAsset> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(asset(VERSION + i, DELTA));
        }

        List<String> statements = database.statementsOf(
                () -> assertEquals(Set.of(asset(VERSION, DELTA)), listed(database, Set.copyOf(many))));

        assertEquals(1, statements.size(), statements::toString);
    }

    private static void publish(Database database) {
        database.write(entities -> {
            CatalogTables tables = new CatalogTables(entities);
            tables.app(KITE, "Kite");
            tables.version(KITE, VERSION, "17.4");
            tables.version(KITE, VERSION + 1, "17.4");
            tables.rows().added(held("variant", VARIANT));
            tables.rows().added(held("delta", DELTA));
        });
    }

    private static PackageAsset held(String kind, String publicId) {
        return new PackageAsset(
                packageVersionId(VERSION, 1),
                new HeldAsset(
                        publicId,
                        kind + "/" + publicId + ".ipa",
                        7,
                        Sha256.of(publicId),
                        Set.of(AssetProof.SIGNATURE),
                        new byte[0]));
    }

    private static VersionAsset asset(long version, String publicId) {
        return new VersionAsset(new AppleItemId(KITE), new AppleVersionId(version), publicId);
    }

    private static Set<VersionAsset> listed(Database database, Set<VersionAsset> asked) {
        return database.read(
                entities -> new CatalogTables(entities).packageAssets().listed(asked));
    }
}
