package io.stoa.licensing.service;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.KeyBlobs;
import io.stoa.catalog.PackageAssets;
import io.stoa.catalog.VersionAsset;
import io.stoa.catalog.service.AccessRules;
import io.stoa.entitlement.AccessVerdicts;
import io.stoa.entitlement.service.AppAccess;
import io.stoa.ledger.RefusalReason;
import io.stoa.licensing.AppTerms;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseOrder;
import io.stoa.licensing.LicenseTerms;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what of an order may be licensed, in at most seven statements however long the order is. */
@Stateless
public class LicenseEligibility {

    @Inject
    Catalog catalog;

    @Inject
    PackageAssets packageAssets;

    @Inject
    KeyBlobs keyBlobs;

    @Inject
    AccessRules accessRules;

    @Inject
    AppTerms appTerms;

    @Inject
    AppAccess appAccess;

    @Inject
    InstallLimits installLimits;

    /**
     * Approves those assets that the encrypted request names, whose version is offered and lists them, that the caller and
     * the account may have, also on this device, and whose key blob is held.
     *
     * @param named the apps the encrypted request names: no other could be sealed
     * @throws io.stoa.problem.MarketplaceException with {@code CALLER_UNKNOWN} where an app needs an account and the device
     *     said none
     */
    public Judgement judge(LicenseOrder order, Set<AppleItemId> named, LicenseHolder holder) {
        OrderSieve sieve = new OrderSieve(order.wanted());
        sieve.keep(asset -> named.contains(asset.appleItemId()), RefusalReason.NOT_IN_REQUEST);
        sieve.keep(asset -> order.caller().mayHave(asset.appleItemId()), RefusalReason.CALLER_MAY_NOT);
        Map<AppleItemId, LicenseTerms> terms = appTerms.decided(sieve.apps());
        Map<Version, AccessRule> onOffer = offeredVersions(sieve);
        sieve.keep(asset -> onOffer.containsKey(Version.of(asset)), RefusalReason.VERSION_NOT_OFFERED);
        refuseWhoMayNot(sieve, onOffer, holder);
        sieve.keep(packageAssets.listed(sieve.left())::contains, RefusalReason.ASSET_NOT_LISTED);
        Map<String, byte[]> held =
                keyBlobs.open(sieve.left().stream().map(VersionAsset::publicId).toList());
        sieve.keep(asset -> held.containsKey(asset.publicId()), RefusalReason.KEY_BLOB_NOT_HELD);
        Map<VersionAsset, byte[]> approved = new LinkedHashMap<>();
        sieve.left().forEach(asset -> approved.put(asset, held.get(asset.publicId())));
        return withinLimits(new Judgement(approved, sieve.refused(), terms), holder);
    }

    private void refuseWhoMayNot(OrderSieve sieve, Map<Version, AccessRule> onOffer, LicenseHolder holder) {
        Map<AppleItemId, AccessRule> rules = new HashMap<>();
        sieve.left().forEach(asset -> rules.put(asset.appleItemId(), onOffer.get(Version.of(asset))));
        AccessRules.requireAccount(holder.account(), rules.values());
        Optional<AccountId> account = holder.account().map(AccountId::new);
        AccessVerdicts verdicts = appAccess.judge(account.stream().toList(), rules);
        sieve.refuse(asset -> AccessRefusal.of(verdicts.on(account, asset.appleItemId())));
    }

    private Judgement withinLimits(Judgement judgement, LicenseHolder holder) {
        Set<AppleItemId> reached =
                installLimits
                        .oneTooMany(
                                holder.device(),
                                judgement.limits(judgement.approved().keySet(), holder))
                        .stream()
                        .map(Install::app)
                        .collect(Collectors.toSet());
        OrderSieve sieve = new OrderSieve(List.copyOf(judgement.approved().keySet()));
        sieve.keep(asset -> !reached.contains(asset.appleItemId()), RefusalReason.INSTALL_LIMIT_REACHED);
        return judgement.without(sieve.refused());
    }

    private Map<Version, AccessRule> offeredVersions(OrderSieve sieve) {
        return catalog.offered(sieve.apps(), Optional.empty()).stream()
                .collect(Collectors.toMap(Version::of, offer -> accessRules.ruleOf(offer.app()), (one, same) -> one));
    }

    private record Version(AppleItemId app, AppleVersionId id) {

        static Version of(Catalog.Offer offer) {
            return new Version(
                    offer.publication().appleItemId(), offer.publication().appleVersionId());
        }

        static Version of(VersionAsset asset) {
            return new Version(asset.appleItemId(), asset.appleVersionId());
        }
    }
}
