package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.KeyBlobs;
import io.stoa.catalog.PackageAssets;
import io.stoa.catalog.VersionAsset;
import io.stoa.ledger.RefusalReason;
import io.stoa.licensing.AppTerms;
import io.stoa.licensing.LicenseOrder;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides what of an order may be licensed, in four statements however long the order is. */
@Stateless
public class LicenseEligibility {

    private static final Logger LOG = System.getLogger(LicenseEligibility.class.getName());

    @Inject
    Catalog catalog;

    @Inject
    PackageAssets packageAssets;

    @Inject
    KeyBlobs keyBlobs;

    @Inject
    AppTerms appTerms;

    /**
     * Approves those assets that the encrypted request names, whose version is offered and lists them, that the caller may
     * have and whose key blob is held.
     *
     * @param named the apps the encrypted request names: no other could be sealed
     */
    public Judgement judge(LicenseOrder order, Set<AppleItemId> named) {
        Sieve sieve = new Sieve(order.wanted());
        sieve.keep(asset -> named.contains(asset.appleItemId()), RefusalReason.NOT_IN_REQUEST);
        sieve.keep(asset -> order.caller().mayHave(asset.appleItemId()), RefusalReason.CALLER_MAY_NOT);
        Set<Version> onOffer = offeredVersions(sieve.left());
        sieve.keep(asset -> onOffer.contains(Version.of(asset)), RefusalReason.VERSION_NOT_OFFERED);
        sieve.keep(packageAssets.listed(sieve.left())::contains, RefusalReason.ASSET_NOT_LISTED);
        Map<String, byte[]> held =
                keyBlobs.open(sieve.left().stream().map(VersionAsset::publicId).toList());
        sieve.keep(asset -> held.containsKey(asset.publicId()), RefusalReason.KEY_BLOB_NOT_HELD);
        Map<VersionAsset, byte[]> approved = new LinkedHashMap<>();
        sieve.left().forEach(asset -> approved.put(asset, held.get(asset.publicId())));
        return new Judgement(approved, sieve.refused, appTerms.decided(apps(sieve.left())));
    }

    private Set<Version> offeredVersions(List<VersionAsset> wanted) {
        return catalog.offered(apps(wanted), Optional.empty()).stream()
                .map(Catalog.Offer::publication)
                .map(offered -> new Version(offered.appleItemId(), offered.appleVersionId()))
                .collect(Collectors.toSet());
    }

    private static List<AppleItemId> apps(List<VersionAsset> assets) {
        return assets.stream().map(VersionAsset::appleItemId).toList();
    }

    /** Assets that fall through one condition after the other; each is refused for the first that does not hold. */
    private static final class Sieve {

        final Map<VersionAsset, RefusalReason> refused = new LinkedHashMap<>();
        private final List<VersionAsset> left;

        Sieve(List<VersionAsset> wanted) {
            left = new ArrayList<>(wanted);
        }

        List<VersionAsset> left() {
            return List.copyOf(left);
        }

        void keep(Predicate<VersionAsset> condition, RefusalReason otherwise) {
            left().stream().filter(condition.negate()).forEach(asset -> {
                LOG.log(Level.INFO, "license.app-refused app={0} reason={1}", asset.appleItemId(), otherwise);
                refused.put(asset, otherwise);
                left.remove(asset);
            });
        }
    }

    private record Version(AppleItemId app, AppleVersionId id) {

        static Version of(VersionAsset asset) {
            return new Version(asset.appleItemId(), asset.appleVersionId());
        }
    }
}
