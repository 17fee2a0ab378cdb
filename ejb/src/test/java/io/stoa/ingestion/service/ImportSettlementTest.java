package io.stoa.ingestion.service;

import static io.stoa.catalog.jpa.CatalogTables.NOON;
import static io.stoa.catalog.jpa.CatalogTables.packageId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.DistributionPackage;
import io.stoa.catalog.PackageIdentity;
import io.stoa.catalog.PackageVersion;
import io.stoa.catalog.Publication;
import io.stoa.catalog.SignedManifest;
import io.stoa.catalog.jpa.CatalogRows;
import io.stoa.catalog.jpa.CatalogTables;
import io.stoa.ingestion.ImportId;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.PackageImport;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.packagestore.service.ProvenManifest;
import io.stoa.packagestore.service.Uploads;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which package an import is of, where its files, its caller and the catalog do not say the same. */
class ImportSettlementTest {

    private static final TestAuthority APPLE = TestAuthority.create();
    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final AppleItemId OTHER = new AppleItemId(6700099999L);
    private static final long VERSION = 871200431;
    private static final PackageId GIVEN = new PackageId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01");
    private static final ForgedPackage FORGED = PackageForge.with(APPLE)
            .appleItemId(KITE.toString())
            .appleVersionId(String.valueOf(VERSION))
            .variants(1, 1_000)
            .forge();

    @TempDir
    Path data;

    private final IngestionFloor floor = new IngestionFloor();
    private final Known known = new Known();
    private final ImportSettlement settlement = new ImportSettlement();
    private ProvenManifest proven;

    @BeforeEach
    void open() {
        settlement.imports = floor.imported;
        settlement.jobs = floor.rows;
        settlement.queue = floor.rung::add;
        settlement.catalog = known;
        settlement.audit = (actor, action, subject, detail) -> floor.done.add(subject + ": " + detail);
        proven = ProvenManifest.of(content(), Uploads.trusting(APPLE, data), Optional.empty());
    }

    @Test
    void shouldRefuseAVersionThatIsPublishedForAnotherApp() {
        known.publications.add(publication(OTHER));

        assertMismatch("is published for app " + OTHER, Optional.empty());
    }

    @Test
    void shouldRefuseAnotherPackageIdThanTheVersionIsPublishedAs() {
        known.publications.add(publication(KITE));

        assertMismatch("Leave the package id out", Optional.of(GIVEN));
    }

    @Test
    void shouldRefuseThePackageIdOfAnotherApp() {
        known.packages.add(new DistributionPackage(GIVEN, OTHER));

        assertMismatch("is one of app " + OTHER, Optional.of(GIVEN));
    }

    @Test
    void shouldKeepThePackageOfAVersionThatIsPublished() {
        known.publications.add(publication(KITE));

        assertEquals(packageId(VERSION), begin(Optional.empty()).packageId());
    }

    @Test
    void shouldDeriveTheSameIdsWheneverNobodyKnowsThem() {
        PackageImport first = begin(Optional.empty());
        PackageImport second = begin(Optional.empty());

        assertNotEquals(first.id(), second.id());
        assertEquals(first.packageId(), second.packageId());
        assertEquals(first.packageVersionId(), second.packageVersionId());
        assertEquals('8', first.packageId().value().charAt(14));
    }

    @Test
    void shouldBeTheDeliveryThatIsHeldWhereTheManifestIsTheSame() {
        PackageVersionId held = CatalogTables.packageVersionId(VERSION, 1);
        known.versions.add(new PackageVersion(
                held, GIVEN, new PackageIdentity(KITE, new AppleVersionId(VERSION), 1), content(), NOON));

        assertEquals(held, begin(Optional.of(GIVEN)).packageVersionId());
    }

    @Test
    void shouldCompleteOnceHoweverOftenItIsAsked() {
        ImportId id = begin(Optional.of(GIVEN)).id();

        IngestionId first = settlement.complete(id, "mara");
        assertEquals(first, settlement.complete(id, "mara"));

        assertEquals(List.of(first), floor.rung);
        assertEquals(List.of(GIVEN + ": import " + id, GIVEN + ": ingestion " + first), floor.done);
        IngestionJob job = floor.rows.find(first).orElseThrow();
        assertEquals(Optional.of(IngestionFloor.NOON), job.admittedAt());
        assertEquals(Optional.of(GIVEN), job.packageId());
    }

    @Test
    void shouldCompleteNothingThatWasForgotten() {
        ImportId id = begin(Optional.empty()).id();
        floor.imported.rows.clear();

        assertEquals(
                FailureCode.NOT_FOUND,
                assertThrows(MarketplaceException.class, () -> settlement.complete(id, "mara"))
                        .code());
        settlement.touch(id);
        assertEquals(List.of(), floor.rung);
    }

    private PackageImport begin(Optional<PackageId> given) {
        return settlement.begin(proven, given, "mara");
    }

    private void assertMismatch(String told, Optional<PackageId> given) {
        MarketplaceException refused = assertThrows(MarketplaceException.class, () -> begin(given));

        assertEquals(FailureCode.PACKAGE_MISMATCH, refused.code());
        assertTrue(refused.sentence().contains(told), refused::sentence);
        assertEquals(List.of(), floor.imported.rows);
        assertEquals(List.of(), floor.done);
    }

    private static SignedManifest content() {
        return new SignedManifest(FORGED.manifestBytes(), FORGED.signatureBytes());
    }

    private static Publication publication(AppleItemId app) {
        return new Publication(CatalogTables.delivery(app.value(), VERSION, 1), CatalogTables.release("17.4"), NOON);
    }

    /** What the catalog holds. */
    private static final class Known extends CatalogRows {

        private final List<Publication> publications = new ArrayList<>();
        private final List<DistributionPackage> packages = new ArrayList<>();
        private final List<PackageVersion> versions = new ArrayList<>();

        @Override
        public Optional<Publication> published(AppleVersionId id) {
            return publications.stream()
                    .filter(publication -> publication.appleVersionId().equals(id))
                    .findFirst();
        }

        @Override
        public Optional<DistributionPackage> knownPackage(PackageId id) {
            return packages.stream()
                    .filter(container -> container.packageId().equals(id))
                    .findFirst();
        }

        @Override
        public List<PackageVersion> packageVersions(PackageId id) {
            return versions.stream()
                    .filter(version -> version.packageId().equals(id))
                    .toList();
        }
    }
}
