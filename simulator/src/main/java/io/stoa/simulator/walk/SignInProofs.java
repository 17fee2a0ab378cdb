package io.stoa.simulator.walk;

import io.stoa.packageformat.Manifest;
import io.stoa.simulator.device.AppsRequest;
import io.stoa.simulator.device.Device;
import io.stoa.simulator.device.InstallChannel;
import io.stoa.simulator.device.MarketplaceKitError;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import io.stoa.simulator.device.RenewalOutcome;
import io.stoa.simulator.device.RestoreOutcome;
import java.time.Duration;
import java.util.List;

/** What devices prove about a person who is signed in with an app, or is not any more. */
final class SignInProofs {

    private static final String REFRESH = "token refresh";
    private static final Duration LONGER_THAN_A_TOKEN_LASTS = Duration.ofHours(2);
    private static final int TIMES = 3;

    private final Person person;
    private final Manifest manifest;

    SignInProofs(Person person, Manifest manifest) {
        this.person = person;
        this.manifest = manifest;
    }

    /** A device without a token has to ask its person to sign in. */
    void signInNeeded(Device device) {
        RestoreOutcome outcome = device.restore(request());
        Unexpected.unless(
                outcome instanceof RestoreOutcome.SignInNeeded signIn
                        && signIn.reason().status() == 401,
                "401 for a missing token",
                outcome);
    }

    /** The person signs in in a web view, and the device gets the app back. */
    void restoreBySignIn(Device device, Proof proof) {
        signInNeeded(device);
        device.signIn(person.login(), manifest.appleItemId(), person);
        DeviceSteps.requireRunning(device, Restores.one(device.restore(request())));
        proof.proves("401, sign-in and consent in a web view, code for tokens, app restored and runs");
    }

    /** Time passes, the access token ends, the device gets others without anybody noticing. */
    void refreshSilently(Device device, MovableClock clock, Proof proof) {
        for (int time = 1; time <= TIMES; time++) {
            clock.advance(LONGER_THAN_A_TOKEN_LASTS);
            RenewalOutcome outcome = device.requestLicenseRenewal(List.of(manifest.appleItemId()));
            Unexpected.unless(outcome.renewed().size() == 1, "the licence to be renewed", outcome);
        }
        long refreshed = DeviceSteps.timesPassed(device, REFRESH);
        Unexpected.unless(refreshed == TIMES, TIMES + " refreshed tokens", refreshed);
        proof.proves("access token expired and refreshed " + TIMES + " times, licences renewed with each");
    }

    /** The sign-in has ended elsewhere: no refresh, and without a token no app. */
    void signedOut(Device device) {
        device.loseAccessToken(person.login(), manifest.appleItemId());
        try {
            RestoreOutcome outcome = device.restore(request());
            throw new Unexpected("no token to be given any more", String.valueOf(outcome));
        } catch (MarketplaceKitError refused) {
            Unexpected.unless(refused.errorCase() == Case.OAUTH_TOKEN_ERROR, "an OAuth error", refused.sentence());
        }
    }

    private AppsRequest request() {
        return AppsRequest.of(InstallChannel.LINK, person.login(), manifest.appleItemId(), manifest.appleVersionId());
    }
}
