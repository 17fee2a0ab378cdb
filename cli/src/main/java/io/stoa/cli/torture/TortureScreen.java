package io.stoa.cli.torture;

import io.stoa.cli.torture.check.Violation;
import io.stoa.cli.torture.history.Action;
import io.stoa.cli.torture.history.Operation;
import io.stoa.cli.torture.history.Verdict;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** One line a round, and at the end the verdict. */
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

    /** What was done in a round. */
    void played(long seed, List<Operation> operations, Duration time) {
        say(String.format(
                "seed %-5d %3d s  notifications %3d ok %3d failed %3d unknown  installs %2d  refreshes %2d  %s",
                seed,
                time.toSeconds(),
                count(operations, Action.NOTIFY, Verdict.OK),
                count(operations, Action.NOTIFY, Verdict.FAIL),
                count(operations, Action.NOTIFY, Verdict.UNKNOWN),
                count(operations, Action.INSTALL, Verdict.OK),
                count(operations, Action.REFRESH, Verdict.OK),
                operations.stream()
                        .filter(operation -> operation.action() == Action.FAULT)
                        .map(Operation::subject)
                        .toList()));
    }

    private static long count(List<Operation> operations, Action action, Verdict verdict) {
        return operations.stream()
                .filter(operation -> operation.action() == action && operation.verdict() == verdict)
                .count();
    }

    void proved(int rounds, List<Violation> violations) {
        say(violations.isEmpty() ? "           proved " + rounds + " rounds" : "           FOUND " + violations.size());
        violations.stream().limit(MOST_VIOLATIONS).forEach(this::violated);
    }

    private void violated(Violation violation) {
        say("  seed " + violation.seed() + " " + violation.point() + ": " + violation.sentence());
        say("    broken: " + violation.point().sentence());
        violation.operations().stream().limit(MOST_OPERATIONS).forEach(operation -> say("    " + operation));
    }

    /** @param again options that plan the same, but for the seed */
    void conclude(int rounds, int violations, Duration time, String again) {
        say(rounds + " rounds in " + time.toSeconds() + " s");
        if (violations > 0) {
            say("to play a round again: ./stoa torture --seed SEED " + again);
        }
        say(violations == 0 ? "torture: clean" : "torture: " + violations + " violations");
    }
}
