package io.stoa.simulator.device;

import io.stoa.packageformat.Asset;
import io.stoa.packageformat.AssetDigests;
import io.stoa.packageformat.AssetVerifier;
import io.stoa.packageformat.Finding;
import io.stoa.packageformat.Severity;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.util.Optional;

/** Downloads assets and proves them against manifest and signature. */
final class AssetDownloads {

    private final DeviceHttp http;
    private final long rangeSize;
    private final StepLog log;

    AssetDownloads(DeviceHttp http, long rangeSize, StepLog log) {
        this.http = http;
        this.rangeSize = rangeSize;
        this.log = log;
    }

    void download(PreparedInstall install) {
        Asset asset = install.asset();
        log.step("download " + asset.assetPath(), notes -> {
            AssetDownload download =
                    new AssetDownload(http, rangeSize, install.opened().offer().file(asset.assetPath()), asset);
            requireProved(install.opened(), asset, download.fetch(notes), notes);
            return asset;
        });
    }

    private static void requireProved(OpenedPackage opened, Asset asset, AssetDigests digests, StepNotes notes) {
        new AssetVerifier(opened.manifest(), Optional.of(opened.signature()))
                .verify(asset, digests).findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .findFirst()
                        .ifPresent(finding -> {
                            throw refused(finding);
                        });
        notes.proved("SHA-256 as signed");
    }

    private static MarketplaceKitError refused(Finding finding) {
        return Case.INVALID_ALTERNATIVE_DISTRIBUTION_PACKAGE_SIGNATURE.because(
                finding.code().code() + ": " + finding.sentence(), finding.remedy());
    }
}
