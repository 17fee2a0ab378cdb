package io.stoa.ingestion.jpa;

import static io.stoa.catalog.jpa.CatalogTables.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.Sha256;
import io.stoa.catalog.SignedManifest;
import io.stoa.ingestion.ImportId;
import io.stoa.ingestion.ImportTarget;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.PackageImport;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Imports as rows: what they keep from being removed, and when they are forgotten. */
class PackageImportRowsTest {

    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final byte[] MANIFEST = {1, 2, 3};

    @OnEveryDatabase
    void shouldKeepTheAssetsOfAnAppWhileAnImportIsOpen(Database database) {
        assertFalse(isRunning(database));
        begin(database);
        assertTrue(isRunning(database));
    }

    @OnEveryDatabase
    void shouldKeepTheAssetsUntilTheIngestionHasEnded(Database database) {
        ImportId id = begin(database);
        database.write(entities ->
                entities.persist(imports(entities).lock(id).orElseThrow().complete(NOON)));
        assertTrue(isRunning(database), "its job waits, and relies on what is held");

        database.write(entities -> {
            IngestionJob job = jobOf(entities, id);
            job.claim(NOON, NOON);
            job.rejected(new PackageRejected(FailureCode.PACKAGE_REFUSED, "No."), NOON);
        });
        assertFalse(isRunning(database));
    }

    @OnEveryDatabase
    void shouldFindTheFilesBehindAJob(Database database) {
        ImportId id = begin(database);
        database.write(entities ->
                entities.persist(imports(entities).lock(id).orElseThrow().complete(NOON)));

        byte[] manifest = database.read(entities -> imports(entities)
                .behind(jobOf(entities, id))
                .orElseThrow()
                .content()
                .manifest());
        assertEquals(Sha256.of(MANIFEST), Sha256.of(manifest));
    }

    @OnEveryDatabase
    void shouldForgetAnOpenImportAndKeepACompletedOne(Database database) {
        ImportId open = begin(database);
        ImportId completed = begin(database);
        database.write(entities ->
                entities.persist(imports(entities).lock(completed).orElseThrow().complete(NOON)));
        database.write(entities -> assertEquals(0, imports(entities).sweep(NOON)));
        database.write(entities -> assertEquals(1, imports(entities).sweep(NOON.plusSeconds(1))));

        assertEquals(
                true, database.read(entities -> imports(entities).find(open).isEmpty()));
        assertEquals(
                true,
                database.read(entities -> imports(entities).find(completed).isPresent()));
    }

    private static ImportId begin(Database database) {
        PackageImport begun = new PackageImport(
                ImportTarget.of(
                        KITE, new AppleVersionId(871200431), Sha256.of(MANIFEST), Optional.empty(), Optional.empty()),
                new SignedManifest(MANIFEST, MANIFEST),
                "mara",
                NOON);
        database.write(entities -> imports(entities).add(begun));
        return begun.id();
    }

    private static JpaPackageImports imports(EntityManager entities) {
        JpaPackageImports imports = new JpaPackageImports();
        imports.entities = entities;
        return imports;
    }

    private static IngestionJob jobOf(EntityManager entities, ImportId id) {
        return JobTables.jobs(entities)
                .find(imports(entities).find(id).orElseThrow().ingestionId().orElseThrow())
                .orElseThrow();
    }

    private static boolean isRunning(Database database) {
        return database.read(entities -> {
            JpaAssetIntake intake = new JpaAssetIntake();
            intake.entities = entities;
            return intake.isRunning(KITE);
        });
    }
}
