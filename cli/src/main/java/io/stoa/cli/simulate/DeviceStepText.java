package io.stoa.cli.simulate;

import io.stoa.simulator.device.DeviceRefusal;
import io.stoa.simulator.device.DeviceStep;
import java.io.PrintWriter;

/** Prints what a simulated device does, step by step, for people. */
record DeviceStepText(PrintWriter out) {

    void print(DeviceStep step) {
        String time = " (" + step.duration().toMillis() + " ms)";
        out.println((step.passed() ? "ok      " : "FAILED  ")
                + step.name()
                + time
                + (step.proved().isEmpty() ? "" : ": " + step.proved()));
        step.warnings().forEach(warning -> out.println("  warning: " + warning));
        step.refusal().ifPresent(this::print);
        out.flush();
    }

    private void print(DeviceRefusal refusal) {
        out.println("  " + refusal.code() + ": " + refusal.sentence());
        out.println("  what to do: " + refusal.advice());
    }
}
