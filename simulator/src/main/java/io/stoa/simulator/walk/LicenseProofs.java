package io.stoa.simulator.walk;

import io.stoa.simulator.device.Device;
import io.stoa.simulator.device.LaunchVerdict;
import io.stoa.simulator.device.License;
import io.stoa.simulator.device.RenewalOutcome;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** What a device proves about a licence it holds, when the marketplace app asks for its renewal. */
final class LicenseProofs {

    private final InstallationCalls calls;

    LicenseProofs(InstallationCalls calls) {
        this.calls = calls;
    }

    /** It holds for its whole duration again, and the app runs. */
    License renewed(Device device, String appleItemId) {
        RenewalOutcome outcome = device.requestLicenseRenewal(List.of(appleItemId));
        Unexpected.unless(outcome.renewed().size() == 1, "the licence to be renewed", outcome);
        device.installedApps().forEach(app -> DeviceSteps.requireRunning(device, app));
        return outcome.renewed().get(0);
    }

    /** It is issued again, and ends when it would have ended. */
    void renewedWithItsOldEnd(Device device, String appleItemId) {
        Instant end = endOf(device.installedApps().get(0).license());
        License again = renewed(device, appleItemId);
        Unexpected.unless(endOf(again).equals(end), "the end to stay at " + end, endOf(again));
    }

    /** It is ineligible: the app does not run any more, and the page behind the button Resolve is there. */
    void stopped(Device device, String appleItemId) {
        RenewalOutcome outcome = device.requestLicenseRenewal(List.of(appleItemId));
        Unexpected.unless(outcome.ineligible().size() == 1, "the licence to be ineligible", outcome);
        LaunchVerdict verdict = device.launch(appleItemId);
        if (!(verdict instanceof LaunchVerdict.Prevented prevented)) {
            throw new Unexpected("the app to be stopped", verdict.toString());
        }
        URI page = prevented
                .resolutionPage()
                .orElseThrow(() -> new Unexpected("a page behind the button Resolve", "none"));
        calls.get(page.getRawPath() + "?" + page.getRawQuery()).require(200);
    }

    private static Instant endOf(License license) {
        return license.issuedTime().plus(license.duration());
    }
}
