package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.KeyBlobs;
import io.stoa.catalog.PackageAssets;
import io.stoa.catalog.VersionAsset;
import io.stoa.licensing.LicenseCaller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides what of an order may be licensed, in three statements however long the order is. */
@Stateless
public class LicenseEligibility {

    private static final Logger LOG = System.getLogger(LicenseEligibility.class.getName());

    @Inject
    Catalog catalog;

    @Inject
    PackageAssets packageAssets;

    @Inject
    KeyBlobs keyBlobs;

    /**
     * Those assets whose version is offered, that this version lists, that the caller may have and whose key blob is held.
     *
     * @return each with its key blob, in the order they were asked for
     */
    public Map<VersionAsset, byte[]> approve(Collection<VersionAsset> wanted, LicenseCaller caller) {
        List<VersionAsset> allowed =
                keep(wanted, asset -> caller.mayHave(asset.appleItemId()), "the caller may not have it");
        Set<Version> onOffer = offeredVersions(allowed);
        List<VersionAsset> offered =
                keep(allowed, asset -> onOffer.contains(Version.of(asset)), "the version is not offered");
        List<VersionAsset> listed =
                keep(offered, packageAssets.listed(offered)::contains, "the version does not list the asset");
        return withKeyBlobs(listed);
    }

    private Set<Version> offeredVersions(List<VersionAsset> wanted) {
        List<AppleItemId> apps = wanted.stream().map(VersionAsset::appleItemId).toList();
        return catalog.offered(apps, Optional.empty()).stream()
                .map(Catalog.Offer::publication)
                .map(offered -> new Version(offered.appleItemId(), offered.appleVersionId()))
                .collect(Collectors.toSet());
    }

    private Map<VersionAsset, byte[]> withKeyBlobs(List<VersionAsset> assets) {
        Map<String, byte[]> held =
                keyBlobs.open(assets.stream().map(VersionAsset::publicId).toList());
        Map<VersionAsset, byte[]> approved = new LinkedHashMap<>();
        keep(assets, asset -> held.containsKey(asset.publicId()), "its key blob is not held")
                .forEach(asset -> approved.put(asset, held.get(asset.publicId())));
        return approved;
    }

    private static List<VersionAsset> keep(
            Collection<VersionAsset> assets, Predicate<VersionAsset> condition, String otherwise) {
        return assets.stream()
                .filter(asset -> {
                    boolean kept = condition.test(asset);
                    if (!kept) {
                        LOG.log(Level.INFO, "license.app-refused app={0} reason={1}", asset.appleItemId(), otherwise);
                    }
                    return kept;
                })
                .toList();
    }

    private record Version(AppleItemId app, AppleVersionId id) {

        static Version of(VersionAsset asset) {
            return new Version(asset.appleItemId(), asset.appleVersionId());
        }
    }
}
