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

/**
 * Renews licences by their numbers alone. What is offered by now does not matter: a licence is renewed for the version it
 * was issued for, with the key blob of that time, though offer and files be gone; unless an operator decided otherwise for
 * what is taken down.
 *
 * @see "Apple, App License Delivery SDK: Renewing and revoking app licenses"
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LicenseRenewalService {

    private static final Logger LOG = System.getLogger(LicenseRenewalService.class.getName());

    // each number that is none leaves a row in the ledger; no device has as many apps of one marketplace
    private static final int MOST_LICENSES = 500;

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
     * @throws LicenseRequestRefused when the request cannot be read, or does not ask for 1 to 500 renewals
     */
    public RenewedLicenses renew(RenewalOrder order) {
        OpenedRequest request = requests.open(order.request(), LicenseAction.RENEW);
        Set<LicenseId> asked = request.content().licenses();
        if (asked.isEmpty() || asked.size() > MOST_LICENSES) {
            throw new LicenseRequestRefused();
        }
        LicenseHolder asker = new LicenseHolder(
                devices.hash(request.content().deviceId()), order.caller().account());
        Verdicts verdicts = eligibility.judge(asked, asker.device(), order.caller());
        ledger.notRenewed(verdicts.refused(), verdicts.known(), asker);
        byte[] sealed = seal(request, verdicts);
        LOG.log(Level.INFO, "license.renewed asked={0} ineligible={1}", asked, verdicts.refused());
        return new RenewedLicenses(sealed, List.copyOf(verdicts.refused().keySet()));
    }

    private static List<LicenseGrant> grants(Map<License, LicensePeriod> renewed, Map<String, byte[]> held) {
        return renewed.entrySet().stream()
                .map(each -> new LicenseGrant(
                        each.getKey().id(),
                        each.getKey().asset(),
                        held.get(each.getKey().asset().publicId()),
                        each.getValue()))
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

    private byte[] seal(OpenedRequest request, Verdicts verdicts) {
        Map<String, byte[]> held = keyBlobs.open(verdicts.renewable().stream()
                .map(license -> license.asset().publicId())
                .toList());
        Map<License, LicensePeriod> renewed = new LinkedHashMap<>();
        verdicts.renewable().stream()
                .filter(license -> isHeld(license, held))
                .forEach(license -> renewed.put(license, periodOf(license, verdicts)));
        if (renewed.isEmpty()) {
            return new byte[0];
        }
        byte[] sealed = sealer.renew(request.plain(), grants(renewed, held));
        SecondTry.of(() -> records.renew(renewed, verdicts));
        return sealed;
    }

    private LicensePeriod periodOf(License license, Verdicts verdicts) {
        return verdicts.isLapsing(license)
                ? periods.withTheEndOf(license.period())
                : license.renewedBy(periods.fromNow(verdicts.termsOf(license)));
    }
}
