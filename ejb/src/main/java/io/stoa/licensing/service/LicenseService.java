package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.VersionAsset;
import io.stoa.ledger.RefusalReason;
import io.stoa.licensing.IssuedLicenses;
import io.stoa.licensing.LicenseAction;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseOrder;
import io.stoa.licensing.LicenseRequest;
import io.stoa.licensing.LicenseRequestRefused;
import io.stoa.licensing.service.LicenseDelivery.Delivered;
import io.stoa.licensing.service.LicenseRequests.OpenedRequest;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Issues licences for apps and versions new to a device. Sealing stands outside every transaction; the rows are committed
 * before the device is told, so that every licence a device holds is one we know.
 *
 * @see "Apple, App License Delivery SDK: Licensing alternative distribution apps"
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LicenseService {

    private static final Logger LOG = System.getLogger(LicenseService.class.getName());

    @Inject
    LicenseRequests requests;

    @Inject
    LicenseEligibility eligibility;

    @Inject
    LicenseRecords records;

    @Inject
    LicenseLedger ledger;

    @Inject
    LicenseDelivery delivery;

    @Inject
    DeviceHashes devices;

    /**
     * Licenses what of an order may be licensed; the rest is refused app by app.
     *
     * @throws LicenseRequestRefused when the request cannot be read, asks for a renewal, or names an app the order does not
     */
    public IssuedLicenses issue(LicenseOrder order) {
        OpenedRequest request = requests.open(order.request(), LicenseAction.CREATE);
        requireNamed(request.content(), order);
        LicenseHolder holder = holder(request, order);
        Judgement judged = eligibility.judge(order, request.content().apps(), holder);
        Numbering numbering = number(judged, holder, request.content().requestId());
        Judgement judgement = judged.without(revoked(judged, numbering));
        ledger.refused(judgement.refused(), holder);
        Delivered delivered = delivery.deliver(judgement, numbering, request, holder);
        LOG.log(
                Level.INFO,
                "license.issued licenses={0} refused={1}",
                delivered.numbering().all().values(),
                judgement.refused().keySet());
        return new IssuedLicenses(delivered.license(), unlicensed(order, delivered.numbering()));
    }

    private static void requireNamed(LicenseRequest request, LicenseOrder order) {
        Set<AppleItemId> named =
                order.wanted().stream().map(VersionAsset::appleItemId).collect(Collectors.toSet());
        if (request.apps().isEmpty() || !named.containsAll(request.apps())) {
            throw new LicenseRequestRefused();
        }
    }

    private Numbering number(Judgement judgement, LicenseHolder holder, String requestId) {
        return judgement.approved().isEmpty()
                ? new Numbering(Map.of(), Map.of())
                : records.number(judgement.approved().keySet(), holder, requestId);
    }

    // an order that comes again gets no number for what was revoked since
    private static Map<VersionAsset, RefusalReason> revoked(Judgement judgement, Numbering numbering) {
        Map<VersionAsset, RefusalReason> revoked = new LinkedHashMap<>();
        judgement.approved().keySet().stream()
                .filter(asset -> !numbering.all().containsKey(asset))
                .forEach(asset -> revoked.put(asset, RefusalReason.LICENSE_REVOKED));
        return revoked;
    }

    private LicenseHolder holder(OpenedRequest request, LicenseOrder order) {
        return new LicenseHolder(
                devices.hash(request.content().deviceId()), order.caller().account());
    }

    private static List<AppleItemId> unlicensed(LicenseOrder order, Numbering numbering) {
        return order.wanted().stream()
                .filter(asset -> !numbering.all().containsKey(asset))
                .map(VersionAsset::appleItemId)
                .toList();
    }
}
