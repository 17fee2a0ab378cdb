package io.stoa.simulator.device;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gets the licences of apps that are about to be installed: one request for all that may go together. */
final class AppLicensing {

    private final Licensing licensing;
    private final LicenseCheck check;
    private final Authorizations authorizations;
    private final LicensedAsset licensedAsset;
    private final StepLog log;

    AppLicensing(
            Licensing licensing,
            LicenseCheck check,
            Authorizations authorizations,
            LicensedAsset licensedAsset,
            StepLog log) {
        this.licensing = licensing;
        this.check = check;
        this.authorizations = authorizations;
        this.licensedAsset = licensedAsset;
        this.log = log;
    }

    /** Licences by Apple item id; an app the server refuses has none. */
    Map<String, License> license(List<PreparedInstall> installs) {
        Map<String, License> licenses = new HashMap<>();
        RequestGroup.group(installs, PreparedInstall::requestGroup)
                .forEach(
                        (group, members) -> licenses.putAll(log.step("licence", notes -> license(group, members, notes))
                                .byAppleItemId()));
        return licenses;
    }

    /** Whether the licence opens the delta alone, so that the whole variant needs another. */
    boolean isForDeltaOnly(PreparedInstall install) {
        return install.delta().isPresent() && licensedAsset == LicensedAsset.DOWNLOADED_DELTA;
    }

    private LicenseAnswer license(RequestGroup group, List<PreparedInstall> installs, StepNotes notes) {
        List<WantedLicense> wanted = installs.stream()
                .map(install -> install.wantedLicense(licensedAsset))
                .toList();
        LicenseAnswer answer =
                licensing.request(group.endpoints().license(), wanted, group.authorization(authorizations));
        check.requireComplete(answer, wanted, notes);
        notes.proved(answer.licenses().size() + " of " + wanted.size() + " apps licensed");
        return answer;
    }
}
