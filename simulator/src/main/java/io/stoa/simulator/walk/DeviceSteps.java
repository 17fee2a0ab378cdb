package io.stoa.simulator.walk;

import io.stoa.simulator.device.Device;
import io.stoa.simulator.device.InstalledApp;
import io.stoa.simulator.device.LaunchVerdict;

/** Looks into what a device did, and taps what it installed. */
final class DeviceSteps {

    private DeviceSteps() {}

    /** Whether a step of this name went well. */
    static boolean passed(Device device, String name) {
        return timesPassed(device, name) > 0;
    }

    /** How many steps of this name went well. */
    static long timesPassed(Device device, String name) {
        return device.steps().stream()
                .filter(step -> step.passed() && step.name().equals(name))
                .count();
    }

    /** A person taps the app. @throws Unexpected when it does not open */
    static void requireRunning(Device device, InstalledApp app) {
        LaunchVerdict verdict = device.launch(app.appleItemId());
        Unexpected.unless(verdict instanceof LaunchVerdict.Runs, "the installed app to run", verdict);
    }
}
