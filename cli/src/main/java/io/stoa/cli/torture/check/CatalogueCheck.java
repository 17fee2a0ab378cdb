package io.stoa.cli.torture.check;

import io.stoa.cli.torture.plan.Plan;
import io.stoa.cli.torture.plan.PlannedPackage;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether what has to be offered is offered and served, whole, and nothing else. */
record CatalogueCheck(
        Plan plan, Map<String, String> digests, FinalState state, Expectation expectation, Findings findings) {

    private static final Set<String> DOCUMENTS = Set.of("manifest.json", "signature");

    void check() {
        plan.packages().stream().map(PlannedPackage::appleVersionId).distinct().forEach(this::checkCatalogue);
        checkStore();
    }

    private void checkCatalogue(String appleVersionId) {
        boolean published = expectation.published(appleVersionId).isPresent();
        if (!published && state.publications().containsKey(appleVersionId)) {
            findings.report(
                    Point.NOT_OFFERED,
                    "version " + appleVersionId + " is published, and nothing announced it",
                    List.of());
        }
        expectation.published(appleVersionId).ifPresent(this::checkPublished);
    }

    private void checkPublished(PlannedPackage newest) {
        Integer revision = state.publications().get(newest.appleVersionId());
        if (revision == null || revision != newest.revision()) {
            findings.report(
                    Point.PUBLISHED,
                    newest + " is not what is published, but " + revision,
                    findings.announcing(newest));
            return;
        }
        checkAssets(newest);
        boolean offered = state.restores().containsKey(newest.appleVersionId());
        if (expectation.isOffered(newest) && !offered) {
            findings.report(Point.PUBLISHED, newest + " is not offered", findings.announcing(newest));
        } else if (!expectation.isOffered(newest) && offered) {
            findings.report(Point.NOT_OFFERED, newest + " was withdrawn and is offered", findings.announcing(newest));
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
                    findings.report(
                            Point.PUBLISHED,
                            path + " is served as " + served + " and not " + digest,
                            findings.announcing(version));
                }
            }
        });
    }

    // also of what is withdrawn: it may be offered again at any time
    private void checkAssets(PlannedPackage version) {
        String prefix = version.packageVersionId() + "/";
        Set<String> kept = state.assets().getOrDefault(version.packageVersionId(), Set.of());
        digests.forEach((path, digest) -> {
            boolean asset = path.startsWith(prefix) && !DOCUMENTS.contains(path.substring(prefix.length()));
            if (asset && !kept.contains(digest)) {
                findings.report(
                        Point.OBJECTS,
                        path + " is not among the assets of what is published",
                        findings.announcing(version));
            }
        });
    }

    private void checkStore() {
        state.missingObjects().forEach(object -> findings.report(Point.OBJECTS, object, List.of()));
        state.staged().forEach(left -> findings.report(Point.NOTHING_LEFT, left + " is left", List.of()));
    }
}
