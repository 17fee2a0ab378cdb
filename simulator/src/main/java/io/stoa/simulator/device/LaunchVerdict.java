package io.stoa.simulator.device;

import java.net.URI;
import java.util.Optional;

/** What happens when a person taps the app. */
public sealed interface LaunchVerdict {

    /** It opens. */
    record Runs() implements LaunchVerdict {}

    /**
     * "App License Expired".
     *
     * @param resolutionPage behind the button Resolve, with account, appleItemID and appleVersionID; without it there
     *     is only an OK button
     */
    record LicenseExpired(Optional<URI> resolutionPage) implements LaunchVerdict {}

    /** The server named the licence ineligible: the system prevents the app from running. */
    record Prevented(Optional<URI> resolutionPage) implements LaunchVerdict {}
}
