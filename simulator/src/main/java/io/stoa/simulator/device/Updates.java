package io.stoa.simulator.device;

import java.util.ArrayList;
import java.util.List;

/** Looks for newer versions, and installs them. */
final class Updates {

    private final WellKnown wellKnown;
    private final AppListEndpoints endpoints;
    private final PackageInspection inspection;
    private final Installer installer;
    private final InstalledApps apps;
    private final StepLog log;

    Updates(
            WellKnown wellKnown,
            AppListEndpoints endpoints,
            PackageInspection inspection,
            Installer installer,
            InstalledApps apps,
            StepLog log) {
        this.wellKnown = wellKnown;
        this.endpoints = endpoints;
        this.inspection = inspection;
        this.installer = installer;
        this.apps = apps;
        this.log = log;
    }

    /** Updates everything that is installed. */
    UpdateOutcome update() {
        MarketplaceKit kit = wellKnown.marketplaceKit();
        List<PreparedInstall> installs = new ArrayList<>();
        List<AppFailure> failures = new ArrayList<>();
        RequestGroup.group(apps.all(), app -> group(app, kit)).forEach((group, members) -> {
            AppListAnswer answer =
                    ask(group, members.stream().map(InstalledApp::version).toList());
            answer.offered().stream()
                    .map(offered -> inspect(offered, InstallKind.UPDATE, kit).afterAnswer())
                    .forEach(installs::add);
            failures.addAll(answer.failures());
        });
        List<InstalledApp> updated = installs.isEmpty() ? List.of() : installer.install(installs);
        return new UpdateOutcome(updated, List.copyOf(failures));
    }

    /** Looks for updates of versions that are taken to be installed, and proves every package that is offered. */
    List<AvailableUpdate> check(AppsRequest request) {
        MarketplaceKit kit = wellKnown.marketplaceKit();
        List<AvailableUpdate> available = new ArrayList<>();
        RequestGroup.group(request.apps(), app -> group(request, app, kit)).forEach((group, installed) -> {
            for (OfferedApp offered : ask(group, installed).offered()) {
                PreparedInstall newer = inspect(offered, InstallKind.PROBE, kit);
                available.add(newer.availableInsteadOf(installedVersion(newer, installed)));
            }
        });
        return List.copyOf(available);
    }

    private AppListAnswer ask(RequestGroup group, List<AppVersionRequest> installed) {
        return log.step("updates", notes -> {
            AppListAnswer answer = endpoints.updates(group, installed, notes);
            notes.proved(answer.offered().size() + " of " + installed.size() + " apps have a newer version");
            return answer;
        });
    }

    private PreparedInstall inspect(OfferedApp offered, InstallKind kind, MarketplaceKit kit) {
        return inspection.inspect(offered.offer(), offered.expectation(), kind, kit);
    }

    private static String installedVersion(PreparedInstall newer, List<AppVersionRequest> installed) {
        return installed.stream()
                .filter(app -> app.appleItemId().equals(newer.appleItemId()))
                .map(AppVersionRequest::appleVersionId)
                .findFirst()
                .orElseThrow();
    }

    private static RequestGroup group(InstalledApp app, MarketplaceKit kit) {
        return RequestGroup.of(kit.endpointsFor(app.appleItemId()), app.channel(), app.account(), app.appleItemId());
    }

    private static RequestGroup group(AppsRequest request, AppVersionRequest app, MarketplaceKit kit) {
        return RequestGroup.of(
                kit.endpointsFor(app.appleItemId()), request.channel(), request.account(), app.appleItemId());
    }
}
