package io.stoa.simulator.appstoreconnect.api;

import io.stoa.packageformat.Sha256;
import io.stoa.simulator.appstoreconnect.catalog.KeyBlobs;
import io.stoa.simulator.appstoreconnect.catalog.PackageAsset;
import io.stoa.simulator.appstoreconnect.download.DownloadPath;
import io.stoa.simulator.appstoreconnect.download.SignedUrl;
import io.stoa.simulator.appstoreconnect.download.SignedUrls;
import java.util.Base64;

/** A variant or delta as a resource; its URL is fresh at each reading. */
record AssetShape(SignedUrls urls) {

    ResourceObject of(Call call, PackageAsset asset) {
        SignedUrl url = urls.sign(DownloadPath.of(asset));
        return new ResourceObject(call, ResourceType.of(asset.kind()), asset.publicId())
                .attribute("url", url.url().toString())
                .attribute("urlExpirationDate", Timestamps.of(url.expires()))
                .attribute(
                        "alternativeDistributionKeyBlob",
                        Base64.getEncoder().encodeToString(KeyBlobs.of(asset.publicId())))
                .attribute("fileChecksum", asset.fileChecksum().map(Sha256::hex));
    }
}
