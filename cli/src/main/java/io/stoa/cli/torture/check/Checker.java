package io.stoa.cli.torture.check;

import io.stoa.cli.torture.history.Action;
import io.stoa.cli.torture.history.Operation;
import io.stoa.cli.torture.history.Verdict;
import io.stoa.cli.torture.plan.Plan;
import io.stoa.cli.torture.plan.PlannedNotice;
import io.stoa.cli.torture.plan.PlannedPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares what clients were told with what is there. It knows nothing of how the installation works.
 *
 * @see "Jepsen, checker total-queue: lost, duplicated, recovered"
 */
public final class Checker {

    private final Plan plan;
    private final Map<String, String> digests;
    private final List<Operation> operations;
    private final FinalState state;
    private final Expectation expectation;
    private final List<Violation> violations = new ArrayList<>();

    private Checker(Plan plan, Map<String, String> digests, List<Operation> operations, FinalState state) {
        this.plan = plan;
        this.digests = digests;
        this.operations = operations;
        this.state = state;
        this.expectation = Expectation.of(plan, state);
    }

    /**
     * Every point that does not hold, of one round.
     *
     * @param digests    SHA-256 in hexadecimal of what a device has to be served, by package version id, a slash, and the
     *     path in the package
     * @param operations of this round
     */
    public static List<Violation> check(
            Plan plan, Map<String, String> digests, List<Operation> operations, FinalState state) {
        Checker checker = new Checker(plan, digests, operations, state);
        plan.notices().forEach(checker::checkNotice);
        plan.packages().forEach(checker::checkJobs);
        plan.packages().stream().map(PlannedPackage::appleVersionId).distinct().forEach(checker::checkCatalogue);
        checker.checkLicences();
        checker.checkSignIns();
        checker.checkAnswers();
        checker.checkStore();
        return checker.violations;
    }

    private void checkNotice(PlannedNotice notice) {
        int times = state.notifications().getOrDefault(notice.id(), 0);
        List<Operation> deliveries = about(notice.id());
        boolean acknowledged = deliveries.stream().anyMatch(delivery -> delivery.verdict() == Verdict.OK);
        if (acknowledged && times != 1) {
            report(Point.NOTIFICATION_ONCE, notice + " is there " + times + " times", deliveries);
        } else if (times > 1) {
            report(Point.WHOLE_OR_ABSENT, notice + " is there " + times + " times", deliveries);
        }
    }

    private void checkJobs(PlannedPackage version) {
        List<FinalState.Job> jobs = state.jobsOf(version.packageVersionId());
        int wanted = expectation.isAnnounced(version) ? 1 : 0;
        if (jobs.size() != wanted) {
            Point point = jobs.size() > wanted && wanted == 1 ? Point.ONE_JOB : Point.WHOLE_OR_ABSENT;
            report(point, version + " has " + jobs.size() + " jobs and not " + wanted, announcing(version));
        }
        jobs.forEach(job -> checkEnd(version, job));
    }

    private void checkEnd(PlannedPackage version, FinalState.Job job) {
        String end = version.poison() ? "REJECTED" : "PUBLISHED";
        if (!job.isFinal()) {
            report(Point.ONE_JOB, version + " came to no end: " + job, announcing(version));
        } else if (!job.state().equals(end)) {
            Point point = version.poison() ? Point.NOT_OFFERED : Point.PUBLISHED;
            report(point, version + " should have ended " + end + ": " + job, announcing(version));
        }
    }

    private void checkCatalogue(String appleVersionId) {
        boolean published = expectation.published(appleVersionId).isPresent();
        if (!published && state.publications().containsKey(appleVersionId)) {
            report(
                    Point.NOT_OFFERED,
                    "version " + appleVersionId + " is published, and nothing announced it",
                    List.of());
        }
        expectation.published(appleVersionId).ifPresent(this::checkPublished);
    }

    private void checkPublished(PlannedPackage newest) {
        Integer revision = state.publications().get(newest.appleVersionId());
        if (revision == null || revision != newest.revision()) {
            report(Point.PUBLISHED, newest + " is not what is published, but " + revision, announcing(newest));
            return;
        }
        boolean offered = state.restores().containsKey(newest.appleVersionId());
        if (expectation.isOffered(newest) && !offered) {
            report(Point.PUBLISHED, newest + " is not offered", announcing(newest));
        } else if (!expectation.isOffered(newest) && offered) {
            report(Point.NOT_OFFERED, newest + " was withdrawn and is offered", announcing(newest));
        } else if (offered) {
            checkServed(newest);
        }
    }

    private void checkServed(PlannedPackage version) {
        String base = state.restores().get(version.appleVersionId());
        String prefix = version.packageVersionId() + "/";
        digests.forEach((path, digest) -> {
            if (path.startsWith(prefix)) {
                String served = state.served().get(base + "/" + path.substring(prefix.length()));
                if (!digest.equals(served)) {
                    report(
                            Point.PUBLISHED,
                            path + " is served as " + served + " and not " + digest,
                            announcing(version));
                }
            }
        });
    }

    private void checkLicences() {
        operations.stream()
                .filter(operation -> operation.action() == Action.INSTALL && operation.verdict() == Verdict.OK)
                .filter(operation -> !state.licences().contains(operation.subject()))
                .forEach(lost -> report(Point.LICENCE, "licence " + lost.subject() + " is lost", List.of(lost)));
    }

    private void checkSignIns() {
        state.forkedFamilies()
                .forEach(family -> report(Point.ONE_LIVE_CHILD, "family " + family + " forked", List.of()));
        operations.stream()
                .filter(operation -> operation.action() == Action.REFRESH && operation.verdict() == Verdict.FAIL)
                .forEach(refused -> report(
                        Point.SIGNED_IN, refused.subject() + " was refused: " + refused.detail(), List.of(refused)));
    }

    private void checkAnswers() {
        operations.stream()
                .filter(operation -> operation.detail().startsWith(Operation.BAD_ANSWER))
                .forEach(bad -> report(Point.ANSWERS, bad.detail(), List.of(bad)));
    }

    private void checkStore() {
        state.missingObjects().forEach(object -> report(Point.OBJECTS, object, List.of()));
        state.staged().forEach(left -> report(Point.NOTHING_LEFT, left + " is left", List.of()));
    }

    private List<Operation> announcing(PlannedPackage version) {
        return plan.notices().stream()
                .filter(notice -> notice.announces(version) || notice.withdraws(version))
                .flatMap(notice -> about(notice.id()).stream())
                .toList();
    }

    private List<Operation> about(String subject) {
        return operations.stream()
                .filter(operation -> operation.subject().equals(subject))
                .toList();
    }

    private void report(Point point, String sentence, List<Operation> involved) {
        violations.add(new Violation(plan.seed(), point, sentence, involved));
    }
}
