package io.stoa.simulator.device;

import io.stoa.packageformat.Asset;
import io.stoa.packageformat.Delta;
import io.stoa.packageformat.Variant;
import java.util.Optional;
import java.util.function.Function;

/**
 * An app that only lacks its licence and its bytes.
 *
 * @param variant what will be installed
 * @param delta   the shorter way there from what is installed
 * @param cameByAnswer whether restore or updates gave the package, so that restore need not be asked again
 */
record PreparedInstall(
        OpenedPackage opened, Variant variant, Optional<Delta> delta, AppEndpoints endpoints, boolean cameByAnswer) {

    String appleItemId() {
        return opened.manifest().appleItemId();
    }

    RequestGroup requestGroup() {
        PackageOffer offer = opened.offer();
        return RequestGroup.of(endpoints, offer.channel(), offer.account(), appleItemId());
    }

    /** What is downloaded: the delta where there is one. */
    Asset asset() {
        return delta.<Asset>map(Function.identity()).orElse(variant);
    }

    /** The same install with the whole variant, as devices do after a delta failed. */
    PreparedInstall withoutDelta() {
        return new PreparedInstall(opened, variant, Optional.empty(), endpoints, cameByAnswer);
    }

    PreparedInstall afterAnswer() {
        return new PreparedInstall(opened, variant, delta, endpoints, true);
    }

    AvailableUpdate availableInsteadOf(String installedVersionId) {
        return new AvailableUpdate(
                appleItemId(),
                installedVersionId,
                opened.manifest().appleVersionId(),
                opened.manifest().shortVersionString(),
                opened.offer().url());
    }

    AppVersionRequest app() {
        return new AppVersionRequest(appleItemId(), opened.manifest().appleVersionId());
    }

    WantedLicense wantedLicense(LicensedAsset licensedAsset) {
        String assetPublicId = delta.filter(shorter -> licensedAsset == LicensedAsset.DOWNLOADED_DELTA)
                .map(Asset::publicId)
                .orElse(variant.publicId());
        return new WantedLicense(appleItemId(), opened.manifest().appleVersionId(), assetPublicId);
    }

    InstalledApp installedWith(License license) {
        PackageOffer offer = opened.offer();
        return new InstalledApp(offer.channel(), offer.account(), opened.manifest(), variant.publicId(), license);
    }
}
