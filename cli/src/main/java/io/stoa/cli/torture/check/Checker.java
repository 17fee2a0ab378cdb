package io.stoa.cli.torture.check;

import io.stoa.cli.torture.history.Operation;
import io.stoa.cli.torture.plan.Plan;
import java.util.List;
import java.util.Map;

/**
 * Compares what clients were told with what is there. It knows nothing of how the installation works.
 *
 * @see "Jepsen, checker total-queue: lost, duplicated, recovered"
 */
public final class Checker {

    private Checker() {}

    /**
     * Every point that does not hold, of one round.
     *
     * @param digests    SHA-256 in hexadecimal of what a device has to be served, by package version id, a slash, and the
     *     path in the package
     * @param operations of this round
     */
    public static List<Violation> check(
            Plan plan, Map<String, String> digests, List<Operation> operations, FinalState state) {
        Findings findings = new Findings(plan, operations);
        Expectation expectation = Expectation.of(plan, state);
        new InboxCheck(plan, state, expectation, findings).check();
        new CatalogueCheck(plan, digests, state, expectation, findings).check();
        new ClientCheck(state, findings).check();
        return findings.violations();
    }
}
