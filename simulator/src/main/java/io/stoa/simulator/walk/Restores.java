package io.stoa.simulator.walk;

import io.stoa.simulator.device.AppFailure;
import io.stoa.simulator.device.InstalledApp;
import io.stoa.simulator.device.RestoreOutcome;
import java.util.List;

/** Reads what a restore of one app came to. */
final class Restores {

    private Restores() {}

    /** The one app that is back. @throws Unexpected when it is not */
    static InstalledApp one(RestoreOutcome outcome) {
        RestoreOutcome.Restored restored = answered(outcome);
        boolean back = restored.installed().size() == 1 && restored.failures().isEmpty();
        Unexpected.unless(back, "the app to be restored", restored.failures());
        return restored.installed().get(0);
    }

    /** The apps that are not provided. @throws Unexpected when any app was installed */
    static List<AppFailure> failures(RestoreOutcome outcome) {
        RestoreOutcome.Restored restored = answered(outcome);
        Unexpected.unless(restored.installed().isEmpty(), "no app to be restored", restored.installed());
        return restored.failures();
    }

    private static RestoreOutcome.Restored answered(RestoreOutcome outcome) {
        if (outcome instanceof RestoreOutcome.SignInNeeded signIn) {
            throw new Unexpected("restore to be answered", signIn.reason().sentence());
        }
        return (RestoreOutcome.Restored) outcome;
    }
}
