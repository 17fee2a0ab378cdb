package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Renews licences before they expire, and takes note of those the server revoked.
 *
 * @see "Apple, App License Delivery SDK: Renewing and revoking app licenses"
 */
final class Renewals {

    private final WellKnown wellKnown;
    private final Licensing licensing;
    private final LicenseCheck check;
    private final Authorizations authorizations;
    private final InstalledApps apps;
    private final StepLog log;

    Renewals(
            WellKnown wellKnown,
            Licensing licensing,
            LicenseCheck check,
            Authorizations authorizations,
            InstalledApps apps,
            StepLog log) {
        this.wellKnown = wellKnown;
        this.licensing = licensing;
        this.check = check;
        this.authorizations = authorizations;
        this.apps = apps;
        this.log = log;
    }

    RenewalOutcome renew(List<InstalledApp> due) {
        List<License> renewed = new ArrayList<>();
        List<License> ineligible = new ArrayList<>();
        if (!due.isEmpty()) {
            MarketplaceKit kit = wellKnown.marketplaceKit();
            RequestGroup.group(due, app -> group(app, kit)).forEach((group, members) -> {
                LicenseAnswer answer = log.step("renewal", notes -> ask(group, members, notes));
                members.forEach(app -> take(app, answer, renewed, ineligible));
            });
        }
        return new RenewalOutcome(List.copyOf(renewed), List.copyOf(ineligible));
    }

    private LicenseAnswer ask(RequestGroup group, List<InstalledApp> members, StepNotes notes) {
        List<License> due = members.stream().map(InstalledApp::license).toList();
        LicenseAnswer answer = licensing.renew(group.endpoints().license(), due, group.authorization(authorizations));
        requireOnlyAsked(answer, due);
        due.forEach(license -> requireAnswered(license, answer, notes));
        notes.proved(answer.licenses().size() + " of " + due.size() + " licences renewed");
        return answer;
    }

    private void take(InstalledApp app, LicenseAnswer answer, List<License> renewed, List<License> ineligible) {
        renewalOf(app.license(), answer)
                .ifPresentOrElse(
                        license -> {
                            apps.put(app.withLicense(license));
                            renewed.add(license);
                        },
                        () -> {
                            apps.markIneligible(app.license());
                            ineligible.add(app.license());
                        });
    }

    private void requireAnswered(License license, LicenseAnswer answer, StepNotes notes) {
        Optional<License> renewed = renewalOf(license, answer);
        boolean ineligible = answer.refused().contains(Long.toString(license.licenseId()));
        if (renewed.isPresent() == ineligible) {
            throw Case.INVALID_LICENSE.because(
                    "Licence " + license.licenseId() + " is "
                            + (ineligible ? "renewed and in ineligibleLicenses." : "neither renewed nor ineligible."),
                    "Answer each licence of the request with a renewal or in ineligibleLicenses, never both.");
        }
        renewed.ifPresent(found -> requireUsable(found, license, notes));
    }

    private void requireUsable(License renewed, License former, StepNotes notes) {
        check.requireUsable(
                renewed,
                new WantedLicense(former.appleItemId(), former.appleVersionId(), former.assetPublicId()),
                notes);
        if (renewed.licenseId() != former.licenseId()) {
            notes.warn("Licence " + former.licenseId() + " came back as " + renewed.licenseId()
                    + "; whether a renewal may change the number is not documented.");
        }
    }

    private static void requireOnlyAsked(LicenseAnswer answer, List<License> due) {
        answer.licenses().stream()
                .filter(license ->
                        due.stream().noneMatch(asked -> asked.appleItemId().equals(license.appleItemId())))
                .findFirst()
                .ifPresent(stranger -> {
                    throw Case.INVALID_LICENSE.because(
                            "Licence " + stranger.licenseId() + " of the app " + stranger.appleItemId()
                                    + " was not asked for.",
                            "Renew only the licences of the request.");
                });
    }

    private static Optional<License> renewalOf(License license, LicenseAnswer answer) {
        return answer.licenses().stream()
                .filter(renewed -> renewed.appleItemId().equals(license.appleItemId()))
                .findFirst();
    }

    private static RequestGroup group(InstalledApp app, MarketplaceKit kit) {
        return RequestGroup.of(kit.endpointsFor(app.appleItemId()), app.channel(), app.account(), app.appleItemId());
    }
}
