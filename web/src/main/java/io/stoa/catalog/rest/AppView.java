package io.stoa.catalog.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.OsVersion;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.App;
import io.stoa.catalog.Listing;
import io.stoa.catalog.ProvenAssets;
import io.stoa.catalog.Publication;
import io.stoa.catalog.service.Apps.AppDetail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An app as the API shows it. */
public record AppView(
        AppleItemId appleItemId,
        String distribution,
        Optional<String> distributionKeyId,
        Optional<Instant> withdrawnAt,
        ListingView listing,
        List<VersionView> versions) {

    /** What the storefront says about it. */
    public record ListingView(
            Optional<String> name,
            Optional<String> subtitle,
            Optional<String> description,
            Optional<String> whatsNew,
            Optional<String> supportUrl,
            Optional<String> privacyUrl) {}

    /** A published version; {@code available} says whether it is offered now: never while bytes of it are missing. */
    public record VersionView(
            AppleVersionId appleVersionId,
            String shortVersionString,
            String bundleVersion,
            String bundleId,
            OsVersion minimumOs,
            PackageId alternativeDistributionPackageId,
            PackageVersionId alternativeDistributionPackageVersionId,
            int revision,
            Instant publishedAt,
            Optional<Instant> incompleteSince,
            boolean available,
            List<ProofView> proofs) {}

    /** How many assets the same things vouched for; nothing is named for those taken in before this was noted. */
    public record ProofView(List<String> provenBy, long assets) {

        static ProofView of(ProvenAssets proven) {
            return new ProofView(
                    proven.provenBy().stream().sorted().map(Enum::name).toList(), proven.assets());
        }
    }

    static AppView of(AppDetail detail) {
        return of(
                detail.app(),
                detail.versions().stream()
                        .map(version -> version(version, detail))
                        .toList());
    }

    /** Without versions, as in a list. */
    static AppView of(App app) {
        return of(app, List.of());
    }

    private static AppView of(App app, List<VersionView> versions) {
        Listing listing = app.listing();
        return new AppView(
                app.appleItemId(),
                app.distribution().word(),
                app.distributionKeyId(),
                app.withdrawnAt(),
                new ListingView(
                        listing.name(),
                        listing.subtitle(),
                        listing.description(),
                        listing.whatsNew(),
                        listing.supportUrl(),
                        listing.privacyUrl()),
                versions);
    }

    private static VersionView version(Publication version, AppDetail detail) {
        boolean available = detail.offered().stream()
                .anyMatch(offered -> offered.appleVersionId().equals(version.appleVersionId()));
        List<ProofView> proofs = detail.proofs().stream()
                .filter(proven -> proven.packageVersionId().equals(version.packageVersionId()))
                .map(ProofView::of)
                .toList();
        return new VersionView(
                version.appleVersionId(),
                version.shortVersionString(),
                version.bundleVersion(),
                version.bundleId(),
                version.minimumOs(),
                version.packageId(),
                version.packageVersionId(),
                version.revision(),
                version.publishedAt(),
                version.incompleteSince(),
                available,
                proofs);
    }
}
