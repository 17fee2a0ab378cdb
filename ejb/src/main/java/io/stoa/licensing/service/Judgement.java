package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.VersionAsset;
import io.stoa.ledger.RefusalReason;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseTerms;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What of an order may be licensed.
 *
 * @param approved each asset with its key blob, in the order they were asked for
 * @param refused  why each of the others is not
 * @param terms    what was decided for the apps, as far as anything was
 */
public record Judgement(
        Map<VersionAsset, byte[]> approved,
        Map<VersionAsset, RefusalReason> refused,
        Map<AppleItemId, LicenseTerms> terms) {

    /** With some of what was approved refused after all. */
    public Judgement without(Map<VersionAsset, RefusalReason> others) {
        Map<VersionAsset, byte[]> left = new LinkedHashMap<>(approved);
        left.keySet().removeAll(others.keySet());
        Map<VersionAsset, RefusalReason> all = new LinkedHashMap<>(refused);
        all.putAll(others);
        return new Judgement(left, all, terms);
    }

    public LicenseTerms termsOf(VersionAsset asset) {
        return terms.getOrDefault(asset.appleItemId(), LicenseTerms.STANDARD);
    }

    /** On how many devices the account may have these apps; empty where nothing limits them, or where there is no account. */
    public Map<Install, Integer> limits(Collection<VersionAsset> assets, LicenseHolder holder) {
        Map<Install, Integer> limits = new LinkedHashMap<>();
        holder.account()
                .ifPresent(account -> assets.forEach(asset -> termsOf(asset)
                        .installLimit()
                        .ifPresent(limit -> limits.put(new Install(account, asset.appleItemId()), limit))));
        return limits;
    }
}
