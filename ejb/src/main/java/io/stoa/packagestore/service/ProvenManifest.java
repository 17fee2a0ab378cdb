package io.stoa.packagestore.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.OsVersion;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.PackageIdentity;
import io.stoa.catalog.Release;
import io.stoa.catalog.SignedManifest;
import io.stoa.catalog.VerifiedPackage;
import io.stoa.catalog.VerifiedPackage.HeldAsset;
import io.stoa.packageformat.AssetVerifier;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.PackageVerifier;
import io.stoa.packageformat.Severity;
import io.stoa.packageformat.VerificationReport;
import io.stoa.packageformat.VerifiedSignature;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A manifest that was verified to the trust anchors, as far as the signature policy asks for it, and what it says.
 *
 * @param signature empty where the policy lets a package in without a proven one
 */
public record ProvenManifest(
        SignedManifest content, Manifest manifest, Optional<VerifiedSignature> signature, PackageIdentity identity) {

    private static final int MOST_REASONS = 5;

    /**
     * Verifies a manifest by its signature.
     *
     * @param expected the app it has to be of, where somebody said so
     * @throws PackageRejected with {@code PACKAGE_REFUSED} or {@code PACKAGE_MISMATCH}
     */
    public static ProvenManifest of(SignedManifest content, PackageSettings settings, Optional<AppleItemId> expected) {
        VerificationReport report = new PackageVerifier(settings.trustAnchors(), settings.signaturePolicy())
                .verifyManifest(content.manifest(), content.signature());
        if (!report.accepted()) {
            throw new PackageRejected(FailureCode.PACKAGE_REFUSED, errorsOf(report));
        }
        Manifest manifest = report.manifest().orElseThrow();
        return new ProvenManifest(content, manifest, report.signature(), identify(manifest, expected));
    }

    private static String errorsOf(VerificationReport report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.code().code() + ": " + finding.sentence())
                .limit(MOST_REASONS)
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

    AssetVerifier verifier() {
        return new AssetVerifier(manifest, signature);
    }

    public AppleItemId app() {
        return identity.appleItemId();
    }

    /** What people are told of the version; refused where it says nothing of iOS. */
    public Release release() {
        OsVersion minimum = Optional.ofNullable(manifest.minimumSystemVersions().get("ios"))
                .flatMap(OsVersion::parse)
                .orElseThrow(() -> mismatch("The manifest names no minimum version of iOS."));
        return new Release(manifest.bundleId(), manifest.shortVersionString(), manifest.bundleVersion(), minimum);
    }

    VerifiedPackage asPackage(PackageVersionId id, PackageId packageId, OptionalLong number, List<HeldAsset> assets) {
        return new VerifiedPackage(id, packageId, number, identity, release(), content, assets);
    }

    private static PackageRejected mismatch(String sentence) {
        return new PackageRejected(FailureCode.PACKAGE_MISMATCH, sentence);
    }
}
