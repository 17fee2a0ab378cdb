package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks restore and updates.
 *
 * @see "Apple, MarketplaceKit: Installing apps from an alternative marketplace"
 */
final class AppListEndpoints {

    private final DeviceEndpoint endpoint;
    private final DeviceHardware hardware;
    private final Authorizations authorizations;

    AppListEndpoints(DeviceEndpoint endpoint, DeviceHardware hardware, Authorizations authorizations) {
        this.endpoint = endpoint;
        this.hardware = hardware;
        this.authorizations = authorizations;
    }

    /** Each app asked for is either restored or among the failures. */
    AppListAnswer restore(RequestGroup group, List<AppVersionRequest> apps, StepNotes notes) {
        AnswerObject answer = endpoint.ask(
                group.endpoints().restore(),
                question(apps),
                group.authorization(authorizations),
                "restore answer",
                Case.UNKNOWN);
        AppListAnswer list = new AppListParser(group.channel(), group.account(), notes).restores(answer);
        requireOnlyAsked(list, apps, Case.UNKNOWN);
        requireEachAnswered(list, apps);
        warnOfOtherVersions(list, apps, notes);
        return list;
    }

    /** Apps without anything newer are left out of the answer. */
    AppListAnswer updates(RequestGroup group, List<AppVersionRequest> installed, StepNotes notes) {
        AnswerObject answer = endpoint.ask(
                group.endpoints().updates(),
                question(installed),
                group.authorization(authorizations),
                "updates answer",
                Case.UNKNOWN);
        AppListAnswer list = new AppListParser(group.channel(), group.account(), notes).updates(answer);
        requireOnlyAsked(list, installed, Case.MISMATCHED_INSTALL_TYPE);
        list.offered().forEach(offer -> requireNewer(offer, installed, notes));
        return list;
    }

    private JsonObject question(List<AppVersionRequest> apps) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        apps.forEach(app -> list.add(Json.createObjectBuilder()
                .add("appleItemId", app.appleItemId())
                .add("appleVersionId", app.appleVersionId())));
        return Json.createObjectBuilder()
                .add("apps", list)
                .add("platform", hardware.platform())
                .add("osVersion", hardware.osVersion().text())
                .build();
    }

    private static void requireOnlyAsked(AppListAnswer list, List<AppVersionRequest> asked, Case fault) {
        Set<String> ids = asked.stream().map(AppVersionRequest::appleItemId).collect(Collectors.toSet());
        list.everyAppleItemId()
                .filter(appleItemId -> !ids.contains(appleItemId))
                .findFirst()
                .ifPresent(stranger -> {
                    throw fault.because(
                            "The answer names the app " + stranger + ", which was not asked for.",
                            "Answer only the apps of the request.");
                });
    }

    private static void requireEachAnswered(AppListAnswer list, List<AppVersionRequest> asked) {
        Set<String> answered = list.appleItemIds();
        asked.stream()
                .filter(app -> !answered.contains(app.appleItemId()))
                .findFirst()
                .ifPresent(forgotten -> {
                    throw Case.UNKNOWN.because(
                            "The app " + forgotten.appleItemId() + " is neither in restores nor in failures.",
                            "Put what is not provided into failures with code 404.");
                });
    }

    private static void warnOfOtherVersions(AppListAnswer list, List<AppVersionRequest> asked, StepNotes notes) {
        list.offered().stream()
                .filter(offer -> !asked.contains(new AppVersionRequest(offer.appleItemId(), offer.appleVersionId())))
                .forEach(offer -> notes.warn("Version " + offer.appleVersionId() + " of the app " + offer.appleItemId()
                        + " was not asked for; restore is documented to give exactly the version of the request."));
    }

    private static void requireNewer(OfferedApp offer, List<AppVersionRequest> installed, StepNotes notes) {
        for (AppVersionRequest app : installed) {
            if (app.appleItemId().equals(offer.appleItemId())) {
                requireNewer(offer, app.appleVersionId(), notes);
            }
        }
    }

    private static void requireNewer(OfferedApp offer, String installedVersionId, StepNotes notes) {
        String offered = offer.appleVersionId();
        if (offered.equals(installedVersionId)) {
            throw Case.MISMATCHED_INSTALL_TYPE.because(
                    "Version " + offered + " of the app " + offer.appleItemId()
                            + " is offered as an update, but it is the installed one.",
                    "Leave apps without anything newer out of updates.");
        }
        if (VersionOrder.isOlder(offered, installedVersionId)) {
            notes.warn("Version " + offered + " is offered as an update of " + installedVersionId
                    + ", although its number is lower.");
        }
    }
}
