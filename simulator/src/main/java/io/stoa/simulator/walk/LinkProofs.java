package io.stoa.simulator.walk;

import io.stoa.packageformat.Manifest;
import io.stoa.simulator.device.AppsRequest;
import io.stoa.simulator.device.Device;
import io.stoa.simulator.device.InstallChannel;
import io.stoa.simulator.device.InstalledApp;
import io.stoa.simulator.device.RestoreOutcome;

/** What devices prove about an app that is installed by a link. */
final class LinkProofs {

    private static final String NOBODY = "";

    private final Installation installation;
    private final String account;
    private final Manifest manifest;

    LinkProofs(Installation installation, String account, Manifest manifest) {
        this.installation = installation;
        this.account = account;
        this.manifest = manifest;
    }

    /** A person taps the link; the system signs in, and installs the version that was just published. */
    InstalledApp follow(Device device, String link, Proof proof) {
        InstalledApp app = device.followInstallLink(link, installation.origin());
        Unexpected.unless(
                app.appleVersionId().equals(manifest.appleVersionId()),
                "version " + manifest.appleVersionId() + " on the device",
                "version " + app.appleVersionId());
        Unexpected.unless(DeviceSteps.passed(device, "token exchange"), "a token exchange", "an install without one");
        DeviceSteps.requireRunning(device, app);
        proof.proves(
                "link token exchanged, package right, licence " + app.license().licenseId() + " lets it run");
        return app;
    }

    /** The system forgets the access token and gets another by its refresh token. */
    void restoreByRefresh(Device device, InstalledApp installed, Proof proof) {
        device.loseAccessToken(account, installed.appleItemId());
        InstalledApp restored = Restores.one(device.restore(request(account)));
        Unexpected.unless(
                DeviceSteps.passed(device, "token refresh"), "the token to be refreshed", "a restore without refresh");
        DeviceSteps.requireRunning(device, restored);
        proof.proves(
                "token refreshed, app restored, licence " + restored.license().licenseId() + " lets it run");
    }

    /** A device of nobody: it gets the app, or is asked to sign in, as the installation is set up. */
    void restoreWithoutToken(Device device, Proof proof) {
        RestoreOutcome outcome = device.restore(request(NOBODY));
        if (outcome instanceof RestoreOutcome.SignInNeeded signIn) {
            Unexpected.unless(
                    signIn.reason().status() == 401,
                    "401 for a missing token",
                    signIn.reason().status());
            proof.proves("without a token it is asked to sign in: 401");
        } else {
            DeviceSteps.requireRunning(device, Restores.one(outcome));
            proof.proves("served without a token, as no account is required");
        }
    }

    private AppsRequest request(String login) {
        return AppsRequest.of(InstallChannel.LINK, login, manifest.appleItemId(), manifest.appleVersionId());
    }
}
