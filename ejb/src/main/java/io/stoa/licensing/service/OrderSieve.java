package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.VersionAsset;
import io.stoa.ledger.RefusalReason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Assets that fall through one condition after the other; each is refused for the first that does not hold. */
final class OrderSieve {

    private static final Logger LOG = System.getLogger(LicenseEligibility.class.getName());

    private final Map<VersionAsset, RefusalReason> refused = new LinkedHashMap<>();
    private final List<VersionAsset> left;

    OrderSieve(List<VersionAsset> wanted) {
        left = new ArrayList<>(wanted);
    }

    List<VersionAsset> left() {
        return List.copyOf(left);
    }

    List<AppleItemId> apps() {
        return left.stream().map(VersionAsset::appleItemId).toList();
    }

    Map<VersionAsset, RefusalReason> refused() {
        return refused;
    }

    void keep(Predicate<VersionAsset> condition, RefusalReason otherwise) {
        refuse(asset -> condition.test(asset) ? Optional.empty() : Optional.of(otherwise));
    }

    void refuse(Function<VersionAsset, Optional<RefusalReason>> reason) {
        left().forEach(asset -> reason.apply(asset).ifPresent(why -> {
            LOG.log(Level.INFO, "license.app-refused app={0} reason={1}", asset.appleItemId(), why);
            refused.put(asset, why);
            left.remove(asset);
        }));
    }
}
