package io.stoa.simulator.device;

import java.util.List;

/** What a restore came to. */
public sealed interface RestoreOutcome {

    /**
     * The server answered.
     *
     * @param failures shown to the person as "App Not Available"
     */
    record Restored(List<InstalledApp> installed, List<AppFailure> failures) implements RestoreOutcome {}

    /** The server wants a sign-in first; the apps stay dimmed until it happened. */
    record SignInNeeded(VerificationRequired reason) implements RestoreOutcome {}
}
