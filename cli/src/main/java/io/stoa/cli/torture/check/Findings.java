package io.stoa.cli.torture.check;

import io.stoa.cli.torture.history.Action;
import io.stoa.cli.torture.history.Operation;
import io.stoa.cli.torture.history.Verdict;
import io.stoa.cli.torture.plan.Plan;
import io.stoa.cli.torture.plan.PlannedPackage;
import java.util.ArrayList;
import java.util.List;

/** What clients did in a round, and what was found not to hold. */
final class Findings {

    private final Plan plan;
    private final List<Operation> operations;
    private final List<Violation> violations = new ArrayList<>();

    Findings(Plan plan, List<Operation> operations) {
        this.plan = plan;
        this.operations = List.copyOf(operations);
    }

    void report(Point point, String sentence, List<Operation> involved) {
        violations.add(new Violation(plan.seed(), point, sentence, involved));
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    List<Operation> operations() {
        return operations;
    }

    List<Operation> all(Action action) {
        return operations.stream()
                .filter(operation -> operation.action() == action)
                .toList();
    }

    List<Operation> of(Action action, Verdict verdict) {
        return all(action).stream()
                .filter(operation -> operation.verdict() == verdict)
                .toList();
    }

    List<Operation> about(String subject) {
        return operations.stream()
                .filter(operation -> operation.subject().equals(subject))
                .toList();
    }

    /** Deliveries that announced or withdrew a version. */
    List<Operation> announcing(PlannedPackage version) {
        return plan.notices().stream()
                .filter(notice -> notice.announces(version) || notice.withdraws(version))
                .flatMap(notice -> about(notice.id()).stream())
                .toList();
    }
}
