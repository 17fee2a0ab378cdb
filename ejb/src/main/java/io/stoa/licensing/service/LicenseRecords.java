package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.VersionAsset;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.Licenses;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers licences and records them, each step in one short transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LicenseRecords {

    @Inject
    Licenses licenses;

    @Inject
    LicenseLedger ledger;

    /**
     * A number for each asset. A request that comes again, because the answer was lost or somebody replays it, gets the
     * numbers it got before; what was revoked since gets none.
     */
    public Numbering number(Collection<VersionAsset> assets, LicenseHolder holder, String requestId) {
        Map<VersionAsset, License> answered = answeredBefore(assets, holder, requestId);
        Map<VersionAsset, LicenseId> repeated = new LinkedHashMap<>();
        answered.values().stream()
                .filter(license -> license.state().isRenewable())
                .forEach(license -> repeated.put(license.asset(), license.id()));
        List<VersionAsset> unanswered =
                assets.stream().filter(asset -> !answered.containsKey(asset)).toList();
        return new Numbering(fresh(unanswered), repeated);
    }

    private Map<VersionAsset, License> answeredBefore(
            Collection<VersionAsset> assets, LicenseHolder holder, String requestId) {
        List<AppleItemId> apps = assets.stream().map(VersionAsset::appleItemId).toList();
        Map<VersionAsset, License> answered = new LinkedHashMap<>();
        for (License license : licenses.answering(holder.device(), requestId, apps)) {
            if (assets.contains(license.asset())) {
                answered.put(license.asset(), license);
            }
        }
        return answered;
    }

    private Map<VersionAsset, LicenseId> fresh(List<VersionAsset> assets) {
        Iterator<LicenseId> numbers = licenses.nextNumbers(assets.size()).iterator();
        Map<VersionAsset, LicenseId> fresh = new LinkedHashMap<>();
        assets.forEach(asset -> fresh.put(asset, numbers.next()));
        return fresh;
    }

    /**
     * Records what was sealed, before anybody is told. It fails where another device of the account is counted as the first
     * of a year at this moment; who tries again succeeds.
     */
    public void record(Numbering numbering, LicenseHolder holder, LicensePeriod period, String requestId) {
        if (!numbering.fresh().isEmpty()) {
            List<License> issued = numbering.fresh().entrySet().stream()
                    .map(entry -> new License(entry.getValue(), entry.getKey(), holder, period, requestId))
                    .toList();
            licenses.supersede(holder.device(), appsOf(numbering.fresh()));
            licenses.add(issued);
            ledger.issued(issued);
        }
        extend(numbering.repeated().values(), period);
        ledger.repeated(numbering.repeated(), holder);
    }

    /**
     * Records renewals, in a statement for each length of period there is.
     *
     * @param usual the period of what nobody extended
     * @throws MarketplaceException with {@code STATE_CONFLICT} when one was revoked while it was being sealed
     */
    public void renew(Collection<License> renewed, LicensePeriod usual) {
        renewed.stream()
                .collect(Collectors.groupingBy(
                        license -> license.renewedBy(usual), Collectors.mapping(License::id, Collectors.toList())))
                .forEach((period, ids) -> extend(ids, period));
        ledger.renewed(renewed);
    }

    private void extend(Collection<LicenseId> ids, LicensePeriod period) {
        if (licenses.renew(ids, period) != ids.size()) {
            throw new MarketplaceException(
                    FailureCode.STATE_CONFLICT, "A licence was revoked meanwhile. Send the request again.");
        }
    }

    private static List<AppleItemId> appsOf(Map<VersionAsset, LicenseId> numbered) {
        return numbered.keySet().stream().map(VersionAsset::appleItemId).toList();
    }
}
