package io.stoa.licensing.service;

import io.stoa.catalog.KeyBlobs;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseAction;
import io.stoa.licensing.LicenseGrant;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.LicenseRequestRefused;
import io.stoa.licensing.LicenseSealer;
import io.stoa.licensing.RenewalOrder;
import io.stoa.licensing.RenewedLicenses;
import io.stoa.licensing.service.LicenseRequests.OpenedRequest;
import io.stoa.licensing.service.RenewalEligibility.Verdicts;
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
    RenewalEligibility eligibility;

    @Inject
    LicenseLedger ledger;

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
        LicenseHolder asker = new LicenseHolder(
                devices.hash(request.content().deviceId()), order.caller().account());
        Verdicts verdicts = eligibility.judge(asked, asker.device(), order.caller());
        ledger.notRenewed(verdicts.refused(), verdicts.known(), asker);
        byte[] sealed = seal(request, verdicts.renewable());
        LOG.log(Level.INFO, "license.renewed asked={0} ineligible={1}", asked, verdicts.refused());
        return new RenewedLicenses(sealed, List.copyOf(verdicts.refused().keySet()));
    }

    private List<LicenseGrant> grants(List<License> renewable, LicensePeriod period) {
        Map<String, byte[]> held = keyBlobs.open(
                renewable.stream().map(license -> license.asset().publicId()).toList());
        return renewable.stream()
                .filter(license -> isHeld(license, held))
                .map(license -> new LicenseGrant(
                        license.id(), license.asset(), held.get(license.asset().publicId()), license.renewedBy(period)))
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

    private byte[] seal(OpenedRequest request, List<License> renewable) {
        LicensePeriod period = periods.fromNow();
        List<LicenseGrant> grants = grants(renewable, period);
        if (grants.isEmpty()) {
            return new byte[0];
        }
        byte[] sealed = sealer.renew(request.plain(), grants);
        Set<LicenseId> renewed = grants.stream().map(LicenseGrant::id).collect(Collectors.toSet());
        records.renew(
                renewable.stream()
                        .filter(license -> renewed.contains(license.id()))
                        .toList(),
                period);
        return sealed;
    }
}
