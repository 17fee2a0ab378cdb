package io.stoa.simulator.device;

import io.stoa.packageformat.Delta;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.Variant;
import java.util.Optional;

/** Everything a device checks about a package before it asks for a licence. */
final class PackageInspection {

    private final PackageReader reader;
    private final VariantChoice choice;
    private final InstallVerification verification;
    private final InstalledApps apps;
    private final StepLog log;

    PackageInspection(
            PackageReader reader,
            VariantChoice choice,
            InstallVerification verification,
            InstalledApps apps,
            StepLog log) {
        this.reader = reader;
        this.choice = choice;
        this.verification = verification;
        this.apps = apps;
        this.log = log;
    }

    PreparedInstall inspect(PackageOffer offer, AppExpectation expectation, InstallKind kind, MarketplaceKit kit) {
        OpenedPackage opened = log.step("manifest and signature", notes -> open(offer, expectation, kind, notes));
        checkToken(offer, opened.manifest(), kind);
        AppEndpoints endpoints = kit.endpointsFor(opened.manifest().appleItemId());
        return log.step("variant", notes -> choose(opened, kind, endpoints, notes));
    }

    /** Checks the token of an offer against the manifest of the package it is for. */
    void checkToken(PackageOffer offer, Manifest manifest, InstallKind kind) {
        Optional<String> downloadType = kind.downloadType(apps.wasEverInstalled(manifest.appleItemId()));
        TokenExpectation expectation = new TokenExpectation(manifest, offer.channel(), downloadType);
        log.step("install verification token", notes -> {
            verification.check(offer.token(), expectation, notes);
            return offer;
        });
    }

    private OpenedPackage open(PackageOffer offer, AppExpectation expectation, InstallKind kind, StepNotes notes) {
        OpenedPackage opened = reader.open(offer, notes);
        expectation.requireMetBy(opened.manifest());
        kind.requireTrue(opened.manifest(), apps.find(opened.manifest().appleItemId()));
        return opened;
    }

    private PreparedInstall choose(OpenedPackage opened, InstallKind kind, AppEndpoints endpoints, StepNotes notes) {
        Variant variant = choice.choose(opened.manifest());
        Optional<Delta> delta = kind == InstallKind.UPDATE
                ? apps.find(opened.manifest().appleItemId())
                        .flatMap(installed -> choice.deltaFrom(installed, opened.manifest(), variant))
                : Optional.empty();
        notes.proved(variant.assetPath()
                + delta.map(found -> " by " + found.assetPath()).orElse(""));
        return new PreparedInstall(opened, variant, delta, endpoints, false);
    }
}
