package io.stoa.reconciliation.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.PackageId;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.RetryableFailure;
import io.stoa.reconciliation.ReconciliationId;
import io.stoa.reconciliation.ReconciliationRun;
import io.stoa.reconciliation.service.Reconciliations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconciliationsResourceTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final PackageId PACKAGE = new PackageId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01");

    private final Runs runs = new Runs();
    private final Endpoints endpoints = Endpoints.of(ReconciliationsResource.class)
            .with(Reconciliations.class, runs)
            .as("mara", "operator");

    @Test
    void shouldBeAskedForByOperatorsAndReadByViewers() {
        assertEquals(202, endpoints.post("reconciliations", "").status());
        assertEquals(
                403, endpoints.as("vera", "viewer").post("reconciliations", "").status());
        assertEquals(200, endpoints.as("vera", "viewer").get("reconciliations").status());
        assertEquals(
                403, endpoints.as("account", "person").get("reconciliations").status());
        assertEquals(401, endpoints.as("", "").post("reconciliations", "").status());
        assertEquals(1, runs.all.size());
    }

    @Test
    void shouldShowWhatARunIsAndWhoAskedForIt() {
        Answer answer = endpoints.post("reconciliations", "");

        assertTrue(answer.body().contains("\"state\":\"REQUESTED\""), answer.body());
        assertTrue(answer.body().contains("\"askedBy\":\"mara\""), answer.body());
        assertFalse(answer.body().contains("endedAt"), answer.body());
    }

    @Test
    void shouldShowWhatARunHasFoundAndWhatItCouldNotCompare() {
        ReconciliationRun run = runs.request("mara");
        run.claim(NOON, NOON);
        run.recoveredDelivery();
        run.deliveriesDone();
        run.compared(PACKAGE, 3);
        run.failed(PACKAGE, new RetryableFailure(FailureCode.CONNECT_UNAVAILABLE, "Away."));
        run.finish(NOON);
        String body = endpoints.get("reconciliations/" + run.id()).body();

        assertTrue(body.contains("\"state\":\"INCOMPLETE\""), body);
        assertTrue(
                body.contains("\"findings\":{\"packagesCompared\":1,\"packagesUnreadable\":0,\"packagesFailed\":1,"
                        + "\"versionsFound\":3,\"deliveriesRecovered\":1}"),
                body);
        assertTrue(body.contains("\"failure\":{\"code\":\"connect-unavailable\",\"sentence\":\"Away.\"}"), body);
    }

    @Test
    void shouldPageRunsWithTheNewestFirst() {
        for (int i = 0; i < 101; i++) {
            runs.request("mara");
        }
        String cursor = runs.all.get(1).id().value();

        assertTrue(endpoints.get("reconciliations").body().contains("\"next\":\"" + cursor + "\""));
        Answer second = endpoints.get("reconciliations?cursor=" + cursor);
        assertTrue(second.body().contains(runs.all.get(0).id().value()));
        assertFalse(second.body().contains("\"next\""));
    }

    @Test
    void shouldSayThatThereIsNoSuchRun() {
        assertEquals(404, endpoints.get("reconciliations/0").status());
    }

    private static final class Runs extends Reconciliations {

        private final List<ReconciliationRun> all = new ArrayList<>();

        @Override
        public ReconciliationRun request(String actor) {
            all.add(new ReconciliationRun(Optional.of(actor), NOON));
            return all.get(all.size() - 1);
        }

        @Override
        public ReconciliationRun get(ReconciliationId id) {
            return all.stream()
                    .filter(run -> run.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new MarketplaceException(FailureCode.NOT_FOUND, "There is none."));
        }

        @Override
        public List<ReconciliationRun> page(Optional<ReconciliationId> cursor, int limit) {
            List<ReconciliationRun> page = new ArrayList<>();
            for (int i = all.size() - 1; i >= 0 && page.size() < limit; i--) {
                String id = all.get(i).id().value();
                if (cursor.isEmpty() || id.compareTo(cursor.get().value()) < 0) {
                    page.add(all.get(i));
                }
            }
            return page;
        }
    }
}
