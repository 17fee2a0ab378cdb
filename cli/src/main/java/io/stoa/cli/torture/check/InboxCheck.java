package io.stoa.cli.torture.check;

import io.stoa.cli.torture.history.Action;
import io.stoa.cli.torture.history.Operation;
import io.stoa.cli.torture.history.Verdict;
import io.stoa.cli.torture.plan.Plan;
import io.stoa.cli.torture.plan.PlannedNotice;
import io.stoa.cli.torture.plan.PlannedPackage;
import java.util.List;

/** Whether each notification is there once and was carried out, and has the job it asks for. */
record InboxCheck(Plan plan, FinalState state, FinalState later, Expectation expectation, Findings findings) {

    void check() {
        plan.notices().forEach(this::checkNotice);
        plan.notices().forEach(this::checkTaken);
        checkLooks();
        plan.packages().forEach(this::checkJobs);
        checkLater();
    }

    private void checkLater() {
        plan.notices().stream()
                .filter(notice -> !later.times(notice).equals(state.times(notice)))
                .forEach(notice -> findings.report(
                        Point.DUPLICATE_TAKEN,
                        "a duplicate changed how often " + notice + " is there, to " + later.times(notice),
                        findings.about(notice.id())));
        plan.packages().stream()
                .filter(version ->
                        !later.jobsOf(version.packageVersionId()).equals(state.jobsOf(version.packageVersionId())))
                .forEach(version -> findings.report(
                        Point.DUPLICATE_TAKEN,
                        "a duplicate changed the jobs of " + version,
                        findings.announcing(version)));
    }

    private void checkNotice(PlannedNotice notice) {
        int times = state.times(notice);
        List<Operation> deliveries = findings.about(notice.id());
        boolean acknowledged = holds(deliveries, Action.NOTIFY, Verdict.OK);
        if (acknowledged && times != 1) {
            findings.report(Point.NOTIFICATION_ONCE, notice + " is there " + times + " times", deliveries);
        } else if (times > 1) {
            findings.report(Point.WHOLE_OR_ABSENT, notice + " is there " + times + " times", deliveries);
        }
    }

    private void checkTaken(PlannedNotice notice) {
        List<Operation> deliveries = findings.about(notice.id());
        if (!holds(deliveries, Action.NOTIFY, Verdict.OK)) {
            findings.report(Point.TAKEN, notice + " was never taken", deliveries);
        }
        if (!holds(deliveries, Action.DUPLICATE, Verdict.OK)) {
            findings.report(Point.DUPLICATE_TAKEN, notice + " was not taken once more when all was quiet", deliveries);
        }
        if (state.undone().containsKey(notice.id())) {
            findings.report(Point.CARRIED_OUT, notice + " is " + state.undone().get(notice.id()), deliveries);
        }
    }

    private static boolean holds(List<Operation> some, Action action, Verdict verdict) {
        return some.stream().anyMatch(operation -> operation.action() == action && operation.verdict() == verdict);
    }

    private void checkLooks() {
        findings.of(Action.LOOK, Verdict.FAIL)
                .forEach(
                        half -> findings.report(Point.WHOLE_OR_ABSENT, "after a kill " + half.detail(), List.of(half)));
    }

    private void checkJobs(PlannedPackage version) {
        List<FinalState.Job> jobs = state.jobsOf(version.packageVersionId());
        int wanted = expectation.isAnnounced(version) ? 1 : 0;
        if (jobs.size() != wanted) {
            Point point = jobs.size() > wanted && wanted == 1 ? Point.ONE_JOB : Point.WHOLE_OR_ABSENT;
            findings.report(
                    point, version + " has " + jobs.size() + " jobs and not " + wanted, findings.announcing(version));
        }
        jobs.forEach(job -> checkEnd(version, job));
    }

    private void checkEnd(PlannedPackage version, FinalState.Job job) {
        String end = version.poison() ? "REJECTED" : "PUBLISHED";
        if (!job.isFinal()) {
            findings.report(Point.ONE_JOB, version + " came to no end: " + job, findings.announcing(version));
        } else if (!job.state().equals(end)) {
            Point point = version.poison() ? Point.NOT_OFFERED : Point.PUBLISHED;
            findings.report(point, version + " should have ended " + end + ": " + job, findings.announcing(version));
        }
    }
}
