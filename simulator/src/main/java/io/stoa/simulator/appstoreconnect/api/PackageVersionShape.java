package io.stoa.simulator.appstoreconnect.api;

import io.stoa.packageformat.Sha256;
import io.stoa.simulator.appstoreconnect.catalog.AssetKind;
import io.stoa.simulator.appstoreconnect.catalog.PackageAsset;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.download.DownloadPath;
import io.stoa.simulator.appstoreconnect.download.SignedUrl;
import io.stoa.simulator.appstoreconnect.download.SignedUrls;
import java.util.ArrayList;
import java.util.List;

/** A package version as a resource, with what its caller wants included. */
record PackageVersionShape(PackageCatalog catalog, SignedUrls urls) {

    private static final String PACKAGE = "alternativeDistributionPackage";

    /** Parameters of every operation that answers with package versions and what they relate to. */
    static QueryRules parameters() {
        return new QueryRules()
                .fields(
                        ResourceType.PACKAGE_VERSIONS,
                        ResourceType.VARIANTS,
                        ResourceType.DELTAS,
                        ResourceType.PACKAGES)
                .include("variants", "deltas", PACKAGE)
                .inclusionLimits("variants", "deltas");
    }

    /** The version alone; relationships carry data only when they are included. */
    ResourceObject of(Call call, PackageVersion version) {
        SignedUrl url = urls.sign(DownloadPath.of(version));
        ResourceObject resource = new ResourceObject(call, ResourceType.PACKAGE_VERSIONS, version.id())
                .attribute("url", url.url().toString())
                .attribute("urlExpirationDate", Timestamps.of(url.expires()))
                .attribute("version", Integer.toString(version.number()))
                .attribute("fileChecksum", version.zipChecksum().map(Sha256::hex))
                .attribute("state", catalog.isReplaced(version) ? "REPLACED" : "COMPLETED");
        for (AssetKind kind : AssetKind.values()) {
            relate(call, version, kind, resource);
        }
        if (call.query().includes(PACKAGE)) {
            resource.relatedToOne(PACKAGE, ResourceType.PACKAGES, version.packageId());
        }
        return resource;
    }

    private static void relate(Call call, PackageVersion version, AssetKind kind, ResourceObject resource) {
        if (call.query().includes(kind.relationship())) {
            List<String> ids =
                    version.assets(kind).stream().map(PackageAsset::publicId).toList();
            int limit = call.query().inclusionLimit(kind.relationship());
            resource.related(kind.relationship(), ResourceType.of(kind), Page.of(ids, 0, limit));
        } else {
            resource.linked(kind.relationship());
        }
    }

    List<ResourceObject> included(Call call, PackageVersion version) {
        List<ResourceObject> included = new ArrayList<>();
        for (AssetKind kind : AssetKind.values()) {
            if (call.query().includes(kind.relationship())) {
                version.assets(kind).stream()
                        .limit(call.query().inclusionLimit(kind.relationship()))
                        .map(asset -> new AssetShape(urls).of(call, asset))
                        .forEach(included::add);
            }
        }
        if (call.query().includes(PACKAGE)) {
            included.add(new PackageShape(catalog, urls).alone(call, version.packageId()));
        }
        return included;
    }
}
