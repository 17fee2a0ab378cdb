package io.stoa.licensing.service;

import io.stoa.catalog.KeyBlobs;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseAction;
import io.stoa.licensing.LicenseGrant;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.LicenseRequestRefused;
import io.stoa.licensing.LicenseSealer;
import io.stoa.licensing.Licenses;
import io.stoa.licensing.RenewalOrder;
import io.stoa.licensing.RenewedLicenses;
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
 * Renews licences by their numbers alone. What is offered by now does not matter: a licence is renewed for the version it
 * was issued for, with the key blob of that time, though offer and files be gone.
 *
 * @see "Apple, App License Delivery SDK: Renewing and revoking app licenses"
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LicenseRenewalService {

    private static final Logger LOG = System.getLogger(LicenseRenewalService.class.getName());

    @Inject
    LicenseRequests requests;

    @Inject
    Licenses licenses;

    @Inject
    KeyBlobs keyBlobs;

    @Inject
    LicenseRecords records;

    @Inject
    LicenseSealer sealer;

    @Inject
    DeviceHashes devices;

    @Inject
    LicensePeriods periods;

    /**
     * Renews what the device holds of us; unknown, revoked and foreign numbers are ineligible.
     *
     * @throws LicenseRequestRefused when the request cannot be read or does not ask for renewals
     */
    public RenewedLicenses renew(RenewalOrder order) {
        OpenedRequest request = requests.open(order.request(), LicenseAction.RENEW);
        Set<LicenseId> asked = request.content().licenses();
        if (asked.isEmpty()) {
            throw new LicenseRequestRefused();
        }
        DeviceHash device = devices.hash(request.content().deviceId());
        List<License> renewable = licenses.find(asked).stream()
                .filter(license -> isRenewable(license, device, order))
                .toList();
        byte[] sealed = seal(request, grants(renewable, periods.fromNow()));
        List<LicenseId> ineligible = without(asked, renewable);
        LOG.log(Level.INFO, "license.renewed asked={0} ineligible={1}", asked, ineligible);
        return new RenewedLicenses(sealed, ineligible);
    }

    private static boolean isRenewable(License license, DeviceHash device, RenewalOrder order) {
        return license.state().isRenewable()
                && license.isHeldBy(device)
                && order.caller().mayHave(license.asset().appleItemId());
    }

    private List<LicenseGrant> grants(List<License> renewable, LicensePeriod period) {
        Map<String, byte[]> held = keyBlobs.open(
                renewable.stream().map(license -> license.asset().publicId()).toList());
        return renewable.stream()
                .filter(license -> isHeld(license, held))
                .map(license -> new LicenseGrant(
                        license.id(), license.asset(), held.get(license.asset().publicId()), period))
                .toList();
    }

    // such a licence runs on to its end: calling it ineligible would stop the app at once for a fault of ours
    private static boolean isHeld(License license, Map<String, byte[]> held) {
        boolean isHeld = held.containsKey(license.asset().publicId());
        if (!isHeld) {
            LOG.log(
                    Level.ERROR,
                    "license.key-blob-lost license={0} asset={1} ingest the package again",
                    license.id(),
                    license.asset());
        }
        return isHeld;
    }

    private byte[] seal(OpenedRequest request, List<LicenseGrant> grants) {
        if (grants.isEmpty()) {
            return new byte[0];
        }
        byte[] sealed = sealer.renew(request.plain(), grants);
        records.renew(
                grants.stream().map(LicenseGrant::id).toList(), grants.get(0).period());
        return sealed;
    }

    private static List<LicenseId> without(Set<LicenseId> asked, List<License> renewable) {
        Set<LicenseId> renewed = renewable.stream().map(License::id).collect(Collectors.toSet());
        return asked.stream().filter(id -> !renewed.contains(id)).toList();
    }
}
