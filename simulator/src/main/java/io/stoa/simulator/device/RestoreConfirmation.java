package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.util.List;

/**
 * The restore call of a first install: Apple's articles put it between licence and download, though package and token
 * are known by then. Nobody knows whether iOS always makes it, so it can be left out.
 *
 * @see "Apple, MarketplaceKit: Installing your app from your website"
 */
final class RestoreConfirmation {

    private final AppListEndpoints endpoints;
    private final PackageInspection inspection;
    private final StepLog log;
    private final boolean wanted;

    RestoreConfirmation(AppListEndpoints endpoints, PackageInspection inspection, StepLog log, boolean wanted) {
        this.endpoints = endpoints;
        this.inspection = inspection;
        this.log = log;
        this.wanted = wanted;
    }

    void confirm(PreparedInstall install) {
        if (wanted && !install.cameByAnswer()) {
            OfferedApp offered = log.step("restore", notes -> ask(install, notes));
            inspection.checkToken(offered.offer(), install.opened().manifest(), InstallKind.RESTORE);
        }
    }

    private OfferedApp ask(PreparedInstall install, StepNotes notes) {
        AppListAnswer answer = endpoints.restore(install.requestGroup(), List.of(install.app()), notes);
        if (answer.offered().isEmpty()) {
            throw Case.UNKNOWN.because(
                    "App Not Available: restore does not provide the version that is being installed ("
                            + install.app().appleVersionId() + ").",
                    "Let restore provide every version the server still hosts.");
        }
        OfferedApp offered = answer.offered().get(0);
        offered.expectation().requireMetBy(install.opened().manifest());
        notes.proved("restore provides version " + offered.appleVersionId());
        return offered;
    }
}
