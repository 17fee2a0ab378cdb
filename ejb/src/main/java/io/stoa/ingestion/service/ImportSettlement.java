package io.stoa.ingestion.service;

import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.apple.Sha256;
import io.stoa.audit.AuditLog;
import io.stoa.catalog.DistributionPackage;
import io.stoa.catalog.PackageIdentity;
import io.stoa.catalog.PackageVersion;
import io.stoa.catalog.Publication;
import io.stoa.catalog.jpa.CatalogRows;
import io.stoa.ingestion.ImportId;
import io.stoa.ingestion.ImportTarget;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionJobs;
import io.stoa.ingestion.IngestionQueue;
import io.stoa.ingestion.PackageImport;
import io.stoa.ingestion.PackageImports;
import io.stoa.packagestore.service.ProvenManifest;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;

/** What is written of an import, each in one short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportSettlement {

    @Inject
    PackageImports imports;

    @Inject
    IngestionJobs jobs;

    @Inject
    IngestionQueue queue;

    @Inject
    CatalogRows catalog;

    @Inject
    AuditLog audit;

    /** @param given the package's id, where who imports it knows it */
    public PackageImport begin(ProvenManifest proven, Optional<PackageId> given, String actor) {
        Optional<Publication> published = catalog.published(proven.identity().appleVersionId());
        published.ifPresent(known -> requireTheSame(known, proven.identity(), given));
        given.flatMap(catalog::knownPackage).ifPresent(known -> requireTheSame(known, proven.identity()));
        Optional<PackageId> packageId = given.or(() -> published.map(Publication::packageId));
        PackageImport begun = new PackageImport(
                ImportTarget.of(
                        proven.app(),
                        proven.identity().appleVersionId(),
                        Sha256.of(proven.content().manifest()),
                        packageId,
                        packageId.flatMap(id -> held(id, proven))),
                proven.content(),
                actor,
                imports.now());
        imports.add(begun);
        audit.record(actor, "package.import", begun.packageId().value(), "import " + begun.id());
        return begun;
    }

    private Optional<PackageVersionId> held(PackageId id, ProvenManifest proven) {
        return catalog.packageVersions(id).stream()
                .filter(version -> Arrays.equals(
                        version.content().manifest(), proven.content().manifest()))
                .map(PackageVersion::packageVersionId)
                .findFirst();
    }

    private static void requireTheSame(Publication known, PackageIdentity identity, Optional<PackageId> given) {
        if (!known.appleItemId().equals(identity.appleItemId())) {
            throw mismatch("Version " + known.appleVersionId() + " is published for app " + known.appleItemId() + ".");
        }
        given.filter(id -> !id.equals(known.packageId())).ifPresent(other -> {
            throw mismatch("Version " + known.appleVersionId() + " is published as package " + known.packageId()
                    + ", not as " + other + ". Leave the package id out.");
        });
    }

    private static void requireTheSame(DistributionPackage known, PackageIdentity identity) {
        if (!known.appleItemId().equals(identity.appleItemId())) {
            throw mismatch("Package " + known.packageId() + " is one of app " + known.appleItemId() + ".");
        }
    }

    private static MarketplaceException mismatch(String sentence) {
        return new MarketplaceException(FailureCode.PACKAGE_MISMATCH, sentence);
    }

    /** One more asset has come. */
    public void touch(ImportId id) {
        imports.lock(id).ifPresent(open -> open.touch(imports.now()));
    }

    /** Makes the import an ingestion; completed again, it is the same one. */
    public IngestionId complete(ImportId id, String actor) {
        PackageImport files = imports.lock(id).orElseThrow(PackageImportService::unknown);
        return files.ingestionId().orElseGet(() -> {
            IngestionJob job = files.complete(imports.now());
            jobs.add(job);
            audit.record(actor, "package.import-complete", files.packageId().value(), "ingestion " + job.id());
            queue.ring(job.id());
            return job.id();
        });
    }
}
