package io.stoa.catalog.service;

import static io.stoa.catalog.AvailabilityChange.withdrawn;
import static io.stoa.catalog.jpa.CatalogTables.NOON;
import static io.stoa.catalog.jpa.CatalogTables.packageId;
import static io.stoa.catalog.jpa.CatalogTables.packageVersionId;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.Sha256;
import io.stoa.catalog.AssetProof;
import io.stoa.catalog.FormerKeyBlob;
import io.stoa.catalog.PackageIdentity;
import io.stoa.catalog.PackageVersion;
import io.stoa.catalog.ProvenAssets;
import io.stoa.catalog.Publication;
import io.stoa.catalog.PublishedPackage;
import io.stoa.catalog.SignedManifest;
import io.stoa.catalog.VerifiedPackage;
import io.stoa.catalog.VerifiedPackage.HeldAsset;
import io.stoa.catalog.VersionAsset;
import io.stoa.catalog.jpa.CatalogTables;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import io.stoa.storefront.service.Installation;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** Admission, publication and withdrawal as their services write them, on each provider and database. */
class PublishingTest {

    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final long VERSION = 871200431;
    private static final AppleVersionId VERSION_ID = new AppleVersionId(VERSION);

    @OnEveryDatabase
    void shouldOfferAVersionOnceItIsAdmittedAndPublished(Database database) {
        admit(database, NOON);
        assertEquals(List.of(), offered(database));

        publish(database, verified(1, "a"));

        assertEquals(List.of(VERSION), offered(database));
    }

    @OnEveryDatabase
    void shouldNotOfferWhatWasWithdrawnWhileItWasBeingFetched(Database database) {
        admit(database, NOON);
        write(database, admission -> admission.change(KITE, packageId(VERSION), withdrawn(NOON.plusSeconds(1))));
        publish(database, verified(1, "a"));

        assertEquals(List.of(), offered(database));
    }

    @OnEveryDatabase
    void shouldNotForgetAWithdrawalThatOvertookItsAnnouncement(Database database) {
        write(database, admission -> admission.change(KITE, withdrawn(NOON.plusSeconds(1))));
        admit(database, NOON);
        publish(database, verified(1, "a"));

        assertEquals(List.of(), offered(database));
    }

    @OnEveryDatabase
    void shouldOfferAgainWhatIsAnnouncedAfterItsWithdrawal(Database database) {
        admit(database, NOON);
        publish(database, verified(1, "a"));
        write(database, admission -> admission.change(KITE, withdrawn(NOON.plusSeconds(1))));
        admit(database, NOON.plusSeconds(2));

        assertEquals(List.of(VERSION), offered(database));
    }

    @OnEveryDatabase
    void shouldServeTheLaterRevisionAndKeepTheEarlier(Database database) {
        admit(database, NOON);
        publish(database, verified(1, "a"));
        publish(database, verified(2, "a", "b"));

        assertEquals(packageVersionId(VERSION, 2), publication(database).packageVersionId());
        assertEquals(2, published(database, 2).orElseThrow().assets().size());
        assertEquals(1, published(database, 1).orElseThrow().assets().size());
    }

    @OnEveryDatabase
    void shouldKeepAnEarlierRevisionThatComesLateWithoutServingIt(Database database) {
        admit(database, NOON);
        publish(database, verified(2, "a", "b"));
        publish(database, verified(1, "a"));

        assertEquals(2, publication(database).revision());
        assertEquals(Optional.empty(), published(database, 1).orElseThrow().withdrawnAt());
    }

    @OnEveryDatabase
    void shouldTakeARevisionOfAVersionThatLaterOnesHaveSuperseded(Database database) {
        admit(database, NOON);
        publish(database, verified(1, "a"));
        publish(database, verified(new AppleVersionId(VERSION + 1), 1, "c"));
        publish(database, verified(2, "a", "b"));

        assertEquals(List.of(VERSION + 1, VERSION), offered(database));
        assertEquals(2, published(database, 2).orElseThrow().assets().size());
        assertEquals(
                packageVersionId(VERSION, 2),
                database.read(entities -> new CatalogTables(entities).rows().publications(KITE))
                        .get(1)
                        .packageVersionId());
    }

    @OnEveryDatabase
    void shouldChangeNothingWhenTheSameVersionIsPublishedAgain(Database database) {
        admit(database, NOON);
        publish(database, verified(1, "a"));
        publish(database, verified(1, "a"));

        assertEquals(1, published(database, 1).orElseThrow().assets().size());
        assertEquals(List.of(VERSION), offered(database));
    }

    @OnEveryDatabase
    void shouldLeaveNothingBehindWhenItCannotPublish(Database database) {
        // nobody admitted it: there is no package row it could point to
        assertThrows(PersistenceException.class, () -> publish(database, verified(1, "a")));

        assertEquals(Optional.empty(), published(database, 1));
        assertEquals(List.of(), kept(database));
        assertEquals(Map.of(), keyBlobs(database, "a"));
    }

    @OnEveryDatabase
    void shouldKeepManifestAndSignatureByteForByte(Database database) {
        admit(database, NOON);
        publish(database, verified(1, "a"));

        PublishedPackage published = published(database, 1).orElseThrow();
        assertArrayEquals(new byte[] {'{', 0, -1}, published.version().content().manifest());
        assertArrayEquals(new byte[] {0x30, -128}, published.version().content().signature());
        assertEquals("variant/a.ipa", published.assets().get(0).assetPath());
        assertEquals(Sha256.of("a"), published.assets().get(0).sha256());
    }

    @OnEveryDatabase
    void shouldSayWhenAPublishedPackageWasWithdrawn(Database database) {
        admit(database, NOON);
        publish(database, verified(1, "a"));
        assertEquals(Optional.empty(), published(database, 1).orElseThrow().withdrawnAt());

        write(database, admission -> admission.change(KITE, packageId(VERSION), withdrawn(NOON.plusSeconds(3))));
        write(database, admission -> admission.change(KITE, withdrawn(NOON.plusSeconds(7))));

        assertEquals(
                Optional.of(NOON.plusSeconds(3)),
                published(database, 1).orElseThrow().withdrawnAt());
        assertEquals(Optional.empty(), published(database, 9));
    }

    @OnEveryDatabase
    void shouldGiveOutTheKeyBlobOfEveryAssetInEitherCaseOfItsId(Database database) {
        admit(database, NOON);
        publish(database, verified(1, "A", "b"));

        Map<String, byte[]> blobs = keyBlobs(database, "a", "B", "b", "c");

        assertEquals(Set.of("a", "b"), blobs.keySet());
        assertArrayEquals(blob("A"), blobs.get("a"));
    }

    @OnEveryDatabase
    void shouldUseTheKeyBlobThatCameLastAndKeepTheFormer(Database database) {
        database.write(entities -> {
            CatalogTables tables = new CatalogTables(entities);
            tables.keyBlobs().store(KITE, VERSION_ID, "a", new byte[] {1});
            tables.keyBlobs().store(KITE, VERSION_ID, "a", new byte[] {2});
        });

        assertArrayEquals(new byte[] {2}, keyBlobs(database, "a").get("a"));
        FormerKeyBlob former =
                database.read(entities -> entities.createQuery("select f from FormerKeyBlob f", FormerKeyBlob.class)
                        .getSingleResult());
        assertEquals("a", former.publicId());
        assertFalse(Arrays.equals(former.sealed(), new byte[] {1}), "it rests sealed");
    }

    @OnEveryDatabase
    void shouldKeepNoFormerKeyBlobWhereTheSameCameAgain(Database database) {
        admit(database, NOON);
        publish(database, verified(1, "a"));
        publish(database, verified(2, "a", "b"));

        assertEquals(0L, database.<Long>read(entities -> entities.createQuery(
                        "select count(f.id) from FormerKeyBlob f", Long.class)
                .getSingleResult()));
    }

    @OnEveryDatabase
    void shouldCountWhatVouchedForTheAssets(Database database) {
        admit(database, NOON);
        publish(database, verified(1, "a", "b"));

        assertEquals(
                List.of(new ProvenAssets(
                        packageVersionId(VERSION, 1), Set.of(AssetProof.SIGNATURE, AssetProof.CHUNKS), 2)),
                database.read(
                        entities -> new CatalogTables(entities).rows().proofs(List.of(packageVersionId(VERSION, 1)))));
        assertEquals(
                Set.of(AssetProof.SIGNATURE, AssetProof.CHUNKS),
                published(database, 1).orElseThrow().assets().get(0).provenBy());
    }

    @OnEveryDatabase
    void shouldListAnAssetWithTheVersionItBelongsToOnly(Database database) {
        admit(database, NOON);
        publish(database, verified(1, "a"));
        publish(database, verified(2, "b"));
        VersionAsset ofTheEarlierRevision = new VersionAsset(KITE, VERSION_ID, "A");
        VersionAsset ofTheLaterRevision = new VersionAsset(KITE, VERSION_ID, "b");
        VersionAsset ofAnotherVersion = new VersionAsset(KITE, new AppleVersionId(9), "a");
        VersionAsset ofAnotherApp = new VersionAsset(new AppleItemId(9), VERSION_ID, "a");

        assertEquals(
                Set.of(ofTheEarlierRevision, ofTheLaterRevision), database.read(entities -> new CatalogTables(entities)
                        .packageAssets()
                        .listed(List.of(ofTheEarlierRevision, ofTheLaterRevision, ofAnotherVersion, ofAnotherApp))));
        assertEquals(Set.of(), database.read(entities -> new CatalogTables(entities)
                .packageAssets()
                .listed(List.of())));
    }

    @OnEveryDatabase
    void shouldOfferAgainWhatWasRepairedByTheRevisionThatReplacedIt(Database database) {
        admit(database, NOON);
        publish(database, verified(1, "a"));
        database.write(entities -> entities.find(Publication.class, VERSION).lack(NOON.minusSeconds(1)));
        assertEquals(List.of(), offered(database));

        publish(database, verified(2, "a", "b"));

        assertEquals(List.of(VERSION), offered(database));
        assertEquals(packageVersionId(VERSION, 2), publication(database).packageVersionId());
        assertEquals(Optional.empty(), publication(database).incompleteSince());
    }

    @OnEveryDatabase
    void shouldNotOfferWhatLacksBytesBecauseAnEarlierRevisionIsWhole(Database database) {
        admit(database, NOON);
        publish(database, verified(2, "a", "b"));
        database.write(entities -> entities.find(Publication.class, VERSION).lack(NOON.minusSeconds(1)));

        publish(database, verified(1, "a"));

        assertEquals(List.of(), offered(database));
        assertEquals(packageVersionId(VERSION, 2), publication(database).packageVersionId());
    }

    private static VerifiedPackage verified(int revision, String... publicIds) {
        return verified(VERSION_ID, revision, publicIds);
    }

    private static VerifiedPackage verified(AppleVersionId version, int revision, String... publicIds) {
        return new VerifiedPackage(
                packageVersionId(version.value(), revision),
                packageId(VERSION),
                OptionalLong.empty(),
                new PackageIdentity(KITE, version, revision),
                CatalogTables.release("17.4"),
                new SignedManifest(new byte[] {'{', 0, -1}, new byte[] {0x30, -128}),
                List.of(publicIds).stream().map(PublishingTest::held).toList());
    }

    private static HeldAsset held(String publicId) {
        return new HeldAsset(
                publicId,
                "variant/" + publicId + ".ipa",
                40_000,
                Sha256.of(publicId),
                Set.of(AssetProof.CHUNKS, AssetProof.SIGNATURE),
                blob(publicId));
    }

    private static byte[] blob(String publicId) {
        return ("blob of " + publicId).getBytes(StandardCharsets.UTF_8);
    }

    private static void admit(Database database, Instant at) {
        write(database, admission -> admission.admit(KITE, packageId(VERSION), at));
    }

    private static void write(Database database, Consumer<Admission> work) {
        database.write(entities -> work.accept(admission(entities)));
    }

    private static Admission admission(EntityManager entities) {
        Admission admission = new Admission();
        admission.rows = new CatalogTables(entities).rows();
        admission.installation = new Installation(Optional.of(new AppleItemId(6700000001L)));
        return admission;
    }

    private static void publish(Database database, VerifiedPackage verified) {
        database.write(entities -> {
            PublicationService publication = new PublicationService();
            publication.rows = new CatalogTables(entities).rows();
            publication.keyBlobs = new CatalogTables(entities).keyBlobs();
            publication.clock = Clock.fixed(NOON, ZoneOffset.UTC);
            publication.publish(verified, NOON);
        });
    }

    private static List<Long> offered(Database database) {
        return database.read(entities -> new CatalogTables(entities)
                .catalog().offered(List.of(KITE), Optional.empty()).stream()
                        .map(offer -> offer.publication().appleVersionId().value())
                        .toList());
    }

    private static Publication publication(Database database) {
        return database.read(entities ->
                new CatalogTables(entities).rows().publications(KITE).get(0));
    }

    private static Optional<PublishedPackage> published(Database database, int revision) {
        return database.read(
                entities -> new CatalogTables(entities).publishedPackages().find(packageVersionId(VERSION, revision)));
    }

    private static List<PackageVersion> kept(Database database) {
        return database.read(entities -> entities.createQuery("select v from PackageVersion v", PackageVersion.class)
                .getResultList());
    }

    private static Map<String, byte[]> keyBlobs(Database database, String... publicIds) {
        return database.read(entities -> new CatalogTables(entities).keyBlobs().open(List.of(publicIds)));
    }
}
