package io.stoa.cli.torture.check;

import io.stoa.cli.torture.history.Action;
import io.stoa.cli.torture.history.Operation;
import io.stoa.cli.torture.history.Verdict;
import io.stoa.cli.torture.plan.Plan;
import io.stoa.cli.torture.plan.PlannedPackage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Whether devices and people have what they were given, and were never told anything wrong. */
record ClientCheck(Plan plan, FinalState state, Findings findings) {

    void check() {
        checkLicences();
        checkSignIns();
        checkAnswers();
        checkRefusals();
        checkBack();
    }

    private void checkLicences() {
        List<Operation> installs = findings.all(Action.INSTALL);
        installs.stream()
                .filter(operation -> operation.verdict() == Verdict.OK)
                .filter(operation -> !state.licences().contains(operation.subject()))
                .forEach(lost ->
                        findings.report(Point.LICENCE, "licence " + lost.subject() + " is lost", List.of(lost)));
        if (state.licences().size() > installs.size()) {
            String sentence = state.licences().size() + " licences of " + installs.size() + " installs";
            findings.report(Point.WHOLE_OR_ABSENT, sentence, installs);
        }
    }

    private void checkSignIns() {
        state.forkedFamilies()
                .forEach(family -> findings.report(Point.ONE_LIVE_CHILD, "family " + family + " forked", List.of()));
        findings.of(Action.COPY, Verdict.OK)
                .forEach(copied -> findings.report(
                        Point.ONE_LIVE_CHILD, copied.subject() + " came in with a copied token", List.of(copied)));
        findings.of(Action.REFRESH, Verdict.FAIL)
                .forEach(refused -> findings.report(
                        Point.SIGNED_IN, refused.subject() + " was refused: " + refused.detail(), List.of(refused)));
    }

    private void checkAnswers() {
        findings.operations().stream()
                .filter(operation -> operation.detail().startsWith(Operation.BAD_ANSWER))
                .forEach(bad -> findings.report(Point.ANSWERS, bad.detail(), List.of(bad)));
    }

    // between the offer and the licence it may be withdrawn, and for no other reason may it be refused
    private void checkRefusals() {
        findings.of(Action.INSTALL, Verdict.FAIL).stream()
                .filter(install -> install.detail().startsWith(Operation.NO_LICENCE))
                .filter(install -> plan.packages().stream()
                        .filter(version -> install.subject().equals("version " + version.appleVersionId()))
                        .noneMatch(version -> mayBeWithdrawn(version, install.returned())))
                .forEach(refused -> findings.report(Point.ANSWERS, refused.detail(), List.of(refused)));
    }

    private boolean mayBeWithdrawn(PlannedPackage version, Instant before) {
        return plan.notices().stream()
                .filter(notice -> notice.withdraws(version))
                .flatMap(notice -> findings.about(notice.id()).stream())
                .anyMatch(delivery -> delivery.invoked().isBefore(before));
    }

    // a round in which nobody came through proves nothing
    private void checkBack() {
        Instant allBack = findings.all(Action.FAULT).stream()
                .map(Operation::returned)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        if (findings.all(Action.INSTALL).stream().noneMatch(install -> isAnswered(install, allBack))) {
            findings.report(Point.BACK, "no device was answered after the last fault", findings.all(Action.FAULT));
        }
        if (!state.restores().isEmpty()
                && findings.of(Action.INSTALL, Verdict.OK).isEmpty()) {
            findings.report(Point.BACK, "no device could install anything", findings.all(Action.FAULT));
        }
        if (findings.all(Action.REFRESH).stream().noneMatch(refresh -> isAnswered(refresh, allBack))
                || findings.all(Action.COPY).stream().noneMatch(copy -> isAnswered(copy, allBack))) {
            findings.report(Point.BACK, "nobody could refresh after the last fault", findings.all(Action.FAULT));
        }
    }

    private static boolean isAnswered(Operation operation, Instant since) {
        return operation.verdict() != Verdict.UNKNOWN && !operation.returned().isBefore(since);
    }
}
