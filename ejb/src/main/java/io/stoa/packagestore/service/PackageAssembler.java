package io.stoa.packagestore.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.OsVersion;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.PackageIdentity;
import io.stoa.catalog.Release;
import io.stoa.catalog.SignedManifest;
import io.stoa.catalog.VerifiedPackage;
import io.stoa.catalog.VerifiedPackage.HeldAsset;
import io.stoa.connect.AppStoreConnect;
import io.stoa.connect.AssetLink;
import io.stoa.connect.PackageVersionLink;
import io.stoa.packageformat.Asset;
import io.stoa.packageformat.AssetVerifier;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.PackageVerifier;
import io.stoa.packageformat.Severity;
import io.stoa.packageformat.VerificationReport;
import io.stoa.packagestore.AssemblyProgress;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.StagedPackage;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import io.stoa.problem.RetryableFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Assembles a package version: reads and verifies its manifest, gets every asset, and hands on a package of which every
 * byte was verified. Bytes move here, so no transaction may be open.
 */
@ApplicationScoped
public class PackageAssembler {

    @Inject
    AppStoreConnect connect;

    @Inject
    ArchiveDownload archives;

    @Inject
    AssetDownloads downloads;

    @Inject
    PackageStore store;

    @Inject
    PackageSettings settings;

    /**
     * Gets and verifies everything the package version lists.
     *
     * @param attempt  names this attempt at the ingestion, as {@link PackageStore#stage} wants it
     * @param expected the app the version was announced for, where it was
     * @throws PackageRejected                        when it cannot be accepted, however often it is tried
     * @throws io.stoa.problem.RetryableFailure when something it needs is away
     */
    public VerifiedPackage assemble(
            String attempt, PackageVersionId id, Optional<AppleItemId> expected, AssemblyProgress progress) {
        progress.readingManifest();
        PackageVersionLink link = current(connect.packageVersion(id));
        SignedManifest content = archives.fetch(link, progress);
        VerificationReport report = verify(content);
        Manifest manifest = report.manifest().orElseThrow();
        PackageIdentity identity = identify(manifest, expected);
        List<HeldAsset> held = download(attempt, link.id(), identity.appleItemId(), report, progress);
        return new VerifiedPackage(
                link.id(), link.packageId(), link.number(), identity, releaseOf(manifest), content, held);
    }

    // a version that was replaced before we came for it: what replaced it is what devices shall have
    private PackageVersionLink current(PackageVersionLink announced) {
        return announced.isReplaced()
                ? connect.packageVersion(connect.newestCompletedVersion(announced.packageId()))
                : announced;
    }

    private VerificationReport verify(SignedManifest content) {
        VerificationReport report = new PackageVerifier(settings.trustAnchors(), settings.signaturePolicy())
                .verifyManifest(content.manifest(), content.signature());
        if (!report.accepted()) {
            throw new PackageRejected(FailureCode.PACKAGE_REFUSED, errorsOf(report));
        }
        return report;
    }

    private static String errorsOf(VerificationReport report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.code().code() + ": " + finding.sentence())
                .limit(5)
                .collect(Collectors.joining(" "));
    }

    private static PackageIdentity identify(Manifest manifest, Optional<AppleItemId> expected) {
        AppleItemId app = AppleItemId.parse(manifest.appleItemId())
                .orElseThrow(() -> mismatch("The manifest's appleItemId is no Apple ID."));
        AppleVersionId version = AppleVersionId.parse(manifest.appleVersionId())
                .orElseThrow(() -> mismatch("The manifest's appleVersionId is no number."));
        if (expected.filter(announced -> !announced.equals(app)).isPresent()) {
            throw mismatch("The package is of app " + app + ", but was announced for app " + expected.get() + ".");
        }
        return new PackageIdentity(app, version, manifest.revision());
    }

    private static Release releaseOf(Manifest manifest) {
        OsVersion minimum = Optional.ofNullable(manifest.minimumSystemVersions().get("ios"))
                .flatMap(OsVersion::parse)
                .orElseThrow(() -> mismatch("The manifest names no minimum version of iOS."));
        return new Release(manifest.bundleId(), manifest.shortVersionString(), manifest.bundleVersion(), minimum);
    }

    private static PackageRejected mismatch(String sentence) {
        return new PackageRejected(FailureCode.PACKAGE_MISMATCH, sentence);
    }

    private List<HeldAsset> download(
            String attempt,
            PackageVersionId id,
            AppleItemId app,
            VerificationReport report,
            AssemblyProgress progress) {
        Manifest manifest = report.manifest().orElseThrow();
        long bytes = manifest.assets().stream().mapToLong(Asset::compressedSize).sum();
        progress.downloading(bytes, manifest.assets().size());
        Map<String, AssetLink> links = connect.assets(id);
        AssetVerifier verifier = new AssetVerifier(manifest, report.signature());
        try (StagedPackage staged = store.stage(attempt, app)) {
            Room.require(manifest, app, store, staged);
            List<AssetDownloads.Order> orders = manifest.assets().stream()
                    .map(asset -> new AssetDownloads.Order(asset, linkOf(asset, links)))
                    .toList();
            return carryOut(orders, new AssetDownloads.Place(app, staged, verifier, progress));
        }
    }

    // nobody will come back for the parts of a package that is refused
    private List<HeldAsset> carryOut(List<AssetDownloads.Order> orders, AssetDownloads.Place place) {
        try {
            return downloads.carryOut(orders, place);
        } catch (PackageRejected refused) {
            place.staged().discard();
            throw refused;
        }
    }

    private static AssetLink linkOf(Asset asset, Map<String, AssetLink> links) {
        AssetLink link = links.get(asset.publicId().toLowerCase(Locale.ROOT));
        if (link == null || link.keyBlob().isEmpty()) {
            throw new RetryableFailure(
                    FailureCode.KEY_BLOB_MISSING,
                    "App Store Connect gives no key blob for " + asset.assetPath()
                            + " yet; without it no licence could be issued.");
        }
        return link;
    }
}
