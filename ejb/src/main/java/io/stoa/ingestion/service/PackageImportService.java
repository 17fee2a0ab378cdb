package io.stoa.ingestion.service;

import io.stoa.apple.PackageId;
import io.stoa.catalog.SignedManifest;
import io.stoa.ingestion.ImportId;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.PackageImport;
import io.stoa.ingestion.PackageImports;
import io.stoa.packageformat.Asset;
import io.stoa.packagestore.service.AssetUpload;
import io.stoa.packagestore.service.PackageSettings;
import io.stoa.packagestore.service.ProvenManifest;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes packages that are handed over as files. No transaction is open while bytes move. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PackageImportService {

    private static final Logger LOG = System.getLogger(PackageImportService.class.getName());
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
    private static final int MOST_NAMED = 5;

    @Inject
    PackageImports imports;

    @Inject
    ImportSettlement settlement;

    @Inject
    AssetUpload upload;

    @Inject
    PackageSettings settings;

    /** An import, with the assets that are not held yet. */
    public record Open(PackageImport files, List<Asset> missing) {}

    /**
     * Begins an import.
     *
     * @param packageId App Store Connect's id of the package, where who imports it knows it
     * @throws MarketplaceException with {@code PACKAGE_REFUSED} or {@code PACKAGE_MISMATCH}
     */
    public Open begin(SignedManifest content, Optional<PackageId> packageId, String actor) {
        ProvenManifest proven = ProvenManifest.of(content, settings, Optional.empty());
        proven.release();
        PackageImport begun = settlement.begin(proven, packageId, actor);
        LOG.log(
                Level.INFO,
                "ingestion.import-begun import={0} app={1} package={2}",
                begun.id(),
                begun.appleItemId(),
                begun.packageId());
        return new Open(begun, upload.missing(proven));
    }

    /** @throws MarketplaceException with {@code NOT_FOUND} */
    public Open get(ImportId id) {
        PackageImport files = known(id);
        return new Open(files, upload.missing(proven(files)));
    }

    /**
     * Takes one asset of an open import; one that is held already is as good.
     *
     * @throws MarketplaceException with {@code NOT_FOUND} where the import or the asset is unknown, {@code STATE_CONFLICT}
     *     where the import is completed, and what {@link AssetUpload#take} throws
     */
    public void take(ImportId id, String publicId, InputStream body) {
        PackageImport files = known(id);
        files.ingestionId().ifPresent(completed -> {
            throw new MarketplaceException(
                    FailureCode.STATE_CONFLICT, "The import is completed: it is ingestion " + completed + ".");
        });
        ProvenManifest proven = proven(files);
        Asset asset = proven.manifest()
                .asset(publicId)
                .orElseThrow(() -> new MarketplaceException(
                        FailureCode.NOT_FOUND, "The package's manifest lists no asset with this publicId."));
        upload.take(proven, asset, body);
        settlement.touch(id);
    }

    /**
     * Makes an import of which every asset is held an ingestion; completed again, it is the same one.
     *
     * @throws MarketplaceException with {@code NOT_FOUND}, or {@code STATE_CONFLICT} while assets are missing
     */
    public IngestionId complete(ImportId id, String actor) {
        PackageImport files = known(id);
        return files.ingestionId().orElseGet(() -> {
            requireWhole(upload.missing(proven(files)));
            return settlement.complete(id, actor);
        });
    }

    /** Forgets imports of which nothing has come for a day. */
    public void sweep() {
        int swept = imports.sweep(imports.now().minus(FORGOTTEN_AFTER));
        if (swept > 0) {
            LOG.log(Level.INFO, "ingestion.imports-swept count={0}", swept);
        }
    }

    private static void requireWhole(List<Asset> missing) {
        if (!missing.isEmpty()) {
            String named =
                    missing.stream().limit(MOST_NAMED).map(Asset::assetPath).collect(Collectors.joining(", "));
            throw new MarketplaceException(
                    FailureCode.STATE_CONFLICT,
                    "Assets are still missing: " + missing.size() + ", first " + named + ". Send them.");
        }
    }

    private ProvenManifest proven(PackageImport files) {
        return ProvenManifest.of(files.content(), settings, Optional.of(files.appleItemId()));
    }

    private PackageImport known(ImportId id) {
        return imports.find(id).orElseThrow(PackageImportService::unknown);
    }

    static MarketplaceException unknown() {
        return new MarketplaceException(
                FailureCode.NOT_FOUND,
                "There is no import with this id. One nothing is sent to is forgotten in a day.");
    }
}
