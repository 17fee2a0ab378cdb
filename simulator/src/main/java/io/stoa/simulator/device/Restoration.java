package io.stoa.simulator.device;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings back exact versions, as after a backup.
 *
 * <p>A 401 or 403 ends here; the sign-in that follows, and after which it is asked again, begins with a tap of the person:
 * {@link Device#signIn}.
 */
final class Restoration {

    private final WellKnown wellKnown;
    private final AppListEndpoints endpoints;
    private final PackageInspection inspection;
    private final Installer installer;
    private final StepLog log;

    Restoration(
            WellKnown wellKnown,
            AppListEndpoints endpoints,
            PackageInspection inspection,
            Installer installer,
            StepLog log) {
        this.wellKnown = wellKnown;
        this.endpoints = endpoints;
        this.inspection = inspection;
        this.installer = installer;
        this.log = log;
    }

    RestoreOutcome restore(AppsRequest request) {
        MarketplaceKit kit = wellKnown.marketplaceKit();
        try {
            return restore(request, kit);
        } catch (VerificationRequired reason) {
            return new RestoreOutcome.SignInNeeded(reason);
        }
    }

    private RestoreOutcome restore(AppsRequest request, MarketplaceKit kit) {
        List<PreparedInstall> installs = new ArrayList<>();
        List<AppFailure> failures = new ArrayList<>();
        RequestGroup.group(request.apps(), app -> group(request, app, kit)).forEach((group, apps) -> {
            AppListAnswer answer = log.step("restore", notes -> ask(group, apps, notes));
            answer.offered().stream().map(offered -> inspect(offered, kit)).forEach(installs::add);
            failures.addAll(answer.failures());
        });
        return new RestoreOutcome.Restored(
                installs.isEmpty() ? List.of() : installer.install(installs), List.copyOf(failures));
    }

    private AppListAnswer ask(RequestGroup group, List<AppVersionRequest> apps, StepNotes notes) {
        AppListAnswer answer = endpoints.restore(group, apps, notes);
        notes.proved(answer.offered().size() + " of " + apps.size() + " apps provided");
        answer.failures()
                .forEach(failure ->
                        notes.proved("App Not Available: " + failure.appleItemId() + " (" + failure.code() + ")"));
        return answer;
    }

    private PreparedInstall inspect(OfferedApp offered, MarketplaceKit kit) {
        return inspection
                .inspect(offered.offer(), offered.expectation(), InstallKind.RESTORE, kit)
                .afterAnswer();
    }

    private static RequestGroup group(AppsRequest request, AppVersionRequest app, MarketplaceKit kit) {
        return RequestGroup.of(
                kit.endpointsFor(app.appleItemId()), request.channel(), request.account(), app.appleItemId());
    }
}
