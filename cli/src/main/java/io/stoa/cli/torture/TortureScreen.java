package io.stoa.cli.torture;

import io.stoa.cli.torture.check.Violation;
import io.stoa.cli.torture.history.Action;
import io.stoa.cli.torture.history.Operation;
import io.stoa.cli.torture.history.Verdict;
import io.stoa.cli.torture.plan.Plan;
import io.stoa.cli.torture.plan.PlannedFault;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** One line a seed, and at the end the verdict. */
final class TortureScreen {

    private static final int MOST_OPERATIONS = 8;
    private static final int MOST_VIOLATIONS = 30;

    private final PrintWriter out;

    TortureScreen(PrintWriter out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    /** What was done in a round, and what it proved. @param misbehaviours how often App Store Connect was not well */
    void played(Plan plan, int misbehaviours, List<Operation> operations, List<Violation> violations, Duration time) {
        say(String.format(
                "seed %-5d %3d s  %-8s  notifications %3d ok %3d failed %3d unknown  installs %2d  refreshes %3d"
                        + "  chaos %d: %2d struck  %s",
                plan.seed(),
                time.toSeconds(),
                violations.isEmpty() ? "clean" : "FOUND " + violations.size(),
                count(operations, Action.NOTIFY, Verdict.OK),
                count(operations, Action.NOTIFY, Verdict.FAIL),
                count(operations, Action.NOTIFY, Verdict.UNKNOWN),
                count(operations, Action.INSTALL, Verdict.OK),
                count(operations, Action.REFRESH, Verdict.OK),
                plan.chaos(),
                misbehaviours,
                faults(operations)));
        violations.stream().limit(MOST_VIOLATIONS).forEach(this::violated);
    }

    // a fault whose moment did not come has struck at another one
    private static String faults(List<Operation> operations) {
        return operations.stream()
                .filter(operation -> operation.action() == Action.FAULT)
                .map(operation -> operation.subject() + (operation.verdict() == Verdict.OK ? "" : "?"))
                .collect(Collectors.joining(" "));
    }

    private static long count(List<Operation> operations, Action action, Verdict verdict) {
        return operations.stream()
                .filter(operation -> operation.action() == action && operation.verdict() == verdict)
                .count();
    }

    /** A round that could not be played to its end. */
    void broke(Plan plan, Exception reason, Duration time) {
        say(String.format(
                "seed %-5d %3d s  BROKEN    %s  %s",
                plan.seed(),
                time.toSeconds(),
                plan.faults().stream().map(PlannedFault::fault).map(Enum::name).collect(Collectors.joining(" ")),
                reason));
    }

    private void violated(Violation violation) {
        say("  seed " + violation.seed() + " " + violation.point() + ": " + violation.sentence());
        say("    broken: " + violation.point().sentence());
        violation.operations().stream().limit(MOST_OPERATIONS).forEach(operation -> say("    " + operation));
    }

    /** @param again options that plan the same, but for the seed */
    void conclude(int rounds, List<Long> failed, Duration time, String again) {
        say(rounds + " seeds in " + time.toSeconds() + " s, " + (rounds - failed.size()) + " clean");
        if (!failed.isEmpty()) {
            say("to play a seed again: ./stoa torture --seed SEED " + again);
        }
        say(failed.isEmpty() ? "torture: clean" : "torture: failed with seeds " + failed);
    }
}
