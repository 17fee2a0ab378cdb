package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.VersionAsset;
import io.stoa.licensing.IssuedLicenses;
import io.stoa.licensing.LicenseAction;
import io.stoa.licensing.LicenseGrant;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseOrder;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.LicenseRequest;
import io.stoa.licensing.LicenseRequestRefused;
import io.stoa.licensing.LicenseSealer;
import io.stoa.licensing.service.LicenseRequests.OpenedRequest;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
    LicenseSealer sealer;

    @Inject
    DeviceHashes devices;

    @Inject
    LicensePeriods periods;

    /**
     * Licenses what of an order may be licensed; the rest is refused app by app.
     *
     * @throws LicenseRequestRefused when the request cannot be read, asks for a renewal, or names an app the order does not
     */
    public IssuedLicenses issue(LicenseOrder order) {
        OpenedRequest request = requests.open(order.request(), LicenseAction.CREATE);
        requireNamed(request.content(), order);
        Map<VersionAsset, byte[]> approved =
                eligibility.approve(requested(order, request.content().apps()), order.caller());
        Numbering numbering = number(approved, request, order);
        if (numbering.all().isEmpty()) {
            return new IssuedLicenses(new byte[0], unlicensed(order, numbering));
        }
        LicensePeriod period = periods.fromNow();
        byte[] license = sealer.issue(request.plain(), grants(numbering, approved, period));
        records.record(
                numbering, holder(request, order), period, request.content().requestId());
        List<AppleItemId> unlicensed = unlicensed(order, numbering);
        LOG.log(
                Level.INFO,
                "license.issued licenses={0} refused={1}",
                numbering.all().values(),
                unlicensed);
        return new IssuedLicenses(license, unlicensed);
    }

    private static void requireNamed(LicenseRequest request, LicenseOrder order) {
        Set<AppleItemId> named =
                order.wanted().stream().map(VersionAsset::appleItemId).collect(Collectors.toSet());
        if (request.apps().isEmpty() || !named.containsAll(request.apps())) {
            throw new LicenseRequestRefused();
        }
    }

    // an app the order names but the encrypted request does not could not be sealed
    private static List<VersionAsset> requested(LicenseOrder order, Set<AppleItemId> apps) {
        return order.wanted().stream()
                .filter(asset -> apps.contains(asset.appleItemId()))
                .toList();
    }

    private Numbering number(Map<VersionAsset, byte[]> approved, OpenedRequest request, LicenseOrder order) {
        return approved.isEmpty()
                ? new Numbering(Map.of(), Map.of())
                : records.number(
                        approved.keySet(),
                        holder(request, order),
                        request.content().requestId());
    }

    private LicenseHolder holder(OpenedRequest request, LicenseOrder order) {
        return new LicenseHolder(
                devices.hash(request.content().deviceId()), order.caller().account());
    }

    private static List<LicenseGrant> grants(
            Numbering numbering, Map<VersionAsset, byte[]> keyBlobs, LicensePeriod period) {
        return numbering.all().entrySet().stream()
                .map(entry -> grant(entry.getValue(), entry.getKey(), keyBlobs, period))
                .toList();
    }

    private static LicenseGrant grant(
            LicenseId id, VersionAsset asset, Map<VersionAsset, byte[]> keyBlobs, LicensePeriod period) {
        return new LicenseGrant(id, asset, keyBlobs.get(asset), period);
    }

    private static List<AppleItemId> unlicensed(LicenseOrder order, Numbering numbering) {
        return order.wanted().stream()
                .filter(asset -> !numbering.all().containsKey(asset))
                .map(VersionAsset::appleItemId)
                .toList();
    }
}
