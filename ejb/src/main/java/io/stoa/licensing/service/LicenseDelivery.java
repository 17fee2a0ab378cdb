package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.VersionAsset;
import io.stoa.ledger.RefusalReason;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.LicenseSealer;
import io.stoa.licensing.service.LicenseRequests.OpenedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Seals what was judged and records it, in this order, before anybody is told. */
@ApplicationScoped
public class LicenseDelivery {

    @Inject
    LicenseSealer sealer;

    @Inject
    LicenseRecords records;

    @Inject
    LicenseLedger ledger;

    @Inject
    LicensePeriods periods;

    /**
     * What became of an order in the end.
     *
     * @param license   what the device is sent; empty where nothing is licensed
     * @param numbering what is licensed
     */
    public record Delivered(byte[] license, Numbering numbering) {}

    /** Licenses what is numbered, but for what other devices of the account were faster to take. */
    public Delivered deliver(Judgement judgement, Numbering numbering, OpenedRequest request, LicenseHolder holder) {
        if (numbering.all().isEmpty()) {
            return new Delivered(new byte[0], numbering);
        }
        Issuance issuance = issuance(judgement, numbering, request, holder);
        byte[] license = sealer.issue(request.plain(), issuance.grants(judgement.approved()));
        try {
            SecondTry.of(() -> records.record(issuance));
            return new Delivered(license, numbering);
        } catch (InstallLimitReached reached) {
            // what is left is sealed once more, and is less each time
            Map<VersionAsset, RefusalReason> late = late(numbering, reached.apps());
            ledger.refused(late, holder);
            return deliver(judgement.without(late), numbering.without(late.keySet()), request, holder);
        }
    }

    private Issuance issuance(Judgement judgement, Numbering numbering, OpenedRequest request, LicenseHolder holder) {
        Map<VersionAsset, LicensePeriod> held = new LinkedHashMap<>();
        numbering.all().keySet().forEach(asset -> held.put(asset, periods.fromNow(judgement.termsOf(asset))));
        return new Issuance(
                numbering,
                held,
                judgement.limits(numbering.all().keySet(), holder),
                holder,
                request.content().requestId());
    }

    private static Map<VersionAsset, RefusalReason> late(Numbering numbering, Set<AppleItemId> reached) {
        Map<VersionAsset, RefusalReason> late = new LinkedHashMap<>();
        numbering.all().keySet().stream()
                .filter(asset -> reached.contains(asset.appleItemId()))
                .forEach(asset -> late.put(asset, RefusalReason.INSTALL_LIMIT_REACHED));
        return late;
    }
}
