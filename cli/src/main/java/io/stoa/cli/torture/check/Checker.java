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
     * @param quiet      what was there when all was quiet for the first time
     * @param later      what was there after every notification had been delivered once more: a duplicate would bring
     *     back what was lost
     */
    public static List<Violation> check(
            Plan plan, Map<String, String> digests, List<Operation> operations, FinalState quiet, FinalState later) {
        Findings findings = new Findings(plan, operations);
        Expectation expectation = Expectation.of(plan, quiet);
        new InboxCheck(plan, quiet, later, expectation, findings).check();
        new CatalogueCheck(plan, digests, quiet, expectation, findings).check();
        new ClientCheck(plan, later, findings).check();
        return findings.violations();
    }
}
