package io.stoa.licensing.service;

import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.apple.AppleItemId;
import io.stoa.catalog.VersionAsset;
import io.stoa.licensing.DeviceHash;
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
import java.util.Set;

/** Numbers licences and records them, each step in one short transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LicenseRecords {

    @Inject
    Licenses licenses;

    @Inject
    LicenseLedger ledger;

    @Inject
    AccountRepository accounts;

    @Inject
    InstallLimits installLimits;

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
     *
     * @throws InstallLimitReached where other devices of the account took the last places since it was judged
     */
    public void record(Issuance issuance) {
        Numbering numbering = issuance.numbering();
        LicenseHolder holder = issuance.holder();
        requireRoom(holder.device(), issuance.limits());
        if (!numbering.fresh().isEmpty()) {
            List<License> issued = issuance.licenses();
            licenses.supersede(holder.device(), appsOf(numbering.fresh()));
            licenses.add(issued);
            ledger.issued(issued);
        }
        extend(issuance.repeated());
        ledger.repeated(numbering.repeated(), holder);
    }

    /**
     * Records what was renewed, before anybody is told, and whose those are from now on that had no account.
     *
     * @param verdicts on them, with the limits that hold for those that come back
     * @throws MarketplaceException with {@code STATE_CONFLICT} when one was revoked while it was being sealed
     * @throws InstallLimitReached where other devices of an account took the last places since it was judged
     */
    public void renew(Map<License, LicensePeriod> renewed, Verdicts verdicts) {
        if (!renewed.isEmpty()) {
            requireRoom(renewed.keySet().iterator().next().holder().device(), verdicts.returning());
        }
        verdicts.asker().ifPresent(account -> licenses.join(verdicts.joining(renewed.keySet()), account));
        Map<LicenseId, LicensePeriod> periods = new LinkedHashMap<>();
        renewed.forEach((license, period) -> periods.put(license.id(), period));
        extend(periods);
        ledger.renewed(renewed.keySet(), verdicts);
    }

    // devices of one account queue up for the length of this transaction: the second one finds the first one counted
    private void requireRoom(DeviceHash device, Map<Install, Integer> limits) {
        if (limits.isEmpty()) {
            return;
        }
        List<AccountId> ids = limits.keySet().stream()
                .map(Install::account)
                .distinct()
                .map(AccountId::new)
                .toList();
        if (accounts.lock(ids).stream()
                        .filter(account -> account.suspendedAt().isEmpty())
                        .count()
                != ids.size()) {
            throw new MarketplaceException(
                    FailureCode.STATE_CONFLICT,
                    "The account was suspended or removed meanwhile. Send the request again.");
        }
        Set<Install> reached = installLimits.oneTooMany(device, limits);
        if (!reached.isEmpty()) {
            throw new InstallLimitReached(reached);
        }
    }

    private void extend(Map<LicenseId, LicensePeriod> periods) {
        if (licenses.renew(periods) != periods.size()) {
            throw new MarketplaceException(
                    FailureCode.STATE_CONFLICT, "A licence was revoked meanwhile. Send the request again.");
        }
    }

    private static List<AppleItemId> appsOf(Map<VersionAsset, LicenseId> numbered) {
        return numbered.keySet().stream().map(VersionAsset::appleItemId).toList();
    }
}
