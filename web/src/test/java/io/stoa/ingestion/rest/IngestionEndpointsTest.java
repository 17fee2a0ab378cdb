package io.stoa.ingestion.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.PackageId;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionPhase;
import io.stoa.ingestion.Progress;
import io.stoa.ingestion.service.Ingestions;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.RetryableFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestionEndpointsTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final String PACKAGE = "58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01";

    private final Floor floor = new Floor();
    private final Endpoints endpoints = Endpoints.of(IngestionsResource.class, PackagesResource.class)
            .with(Ingestions.class, floor)
            .as("mara", "operator");

    @Test
    void shouldTakeAPackageInByItsId() {
        Answer answer =
                endpoints.post("packages", "{\"alternativeDistributionPackageId\":\"" + PACKAGE.toUpperCase() + "\"}");

        assertEquals(202, answer.status());
        assertTrue(answer.body().contains("\"id\":\"" + floor.jobs.get(0).id() + "\""), answer.body());
        assertTrue(answer.body().contains("\"state\":\"REQUESTED\""), answer.body());
        assertTrue(answer.body().contains(PACKAGE), answer.body());
        assertEquals(List.of("mara"), floor.actors);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"alternativeDistributionPackageId\":7}",
                "{\"alternativeDistributionPackageId\":\"../x\"}",
                "{\"alternativeDistributionPackageId\":\"58d6b7c0\"}",
                "x"
            })
    void shouldRefuseAnIdThatIsNone(String body) {
        assertEquals(400, endpoints.post("packages", body).status());
        assertEquals(List.of(), floor.jobs);
    }

    @Test
    void shouldShowHowFarAJobHasComeAndWhatHeldItUp() {
        IngestionJob job = floor.add();
        job.claim(NOON, NOON.plusSeconds(60));
        job.renew(NOON.plusSeconds(60), IngestionPhase.DOWNLOADING, new Progress(100, 40, 3, 1));
        job.retryAt(NOON.plusSeconds(5), new RetryableFailure(FailureCode.NO_SPACE, "Free some."), NOON);
        String body = endpoints.get("ingestions/" + job.id()).body();

        assertTrue(body.contains("\"state\":\"RETRY_PENDING\""), body);
        assertTrue(
                body.contains("\"progress\":{\"bytesTotal\":100,\"bytesDone\":40,\"assetsTotal\":3,\"assetsDone\":1}"),
                body);
        assertTrue(body.contains("\"failure\":{\"code\":\"no-space\",\"sentence\":\"Free some.\"}"), body);
        assertTrue(body.contains("\"nextTryAt\":\"2026-01-09T12:00:05Z\""), body);
        assertTrue(body.contains("\"attempts\":1"), body);
        assertFalse(body.contains("appleItemId"), body);
    }

    @Test
    void shouldSayThatThereIsNoSuchIngestion() {
        assertEquals(404, endpoints.get("ingestions/0").status());
    }

    @Test
    void shouldPageIngestionsWithTheNewestFirst() {
        for (int i = 0; i < 130; i++) {
            floor.add();
        }
        Answer first = endpoints.get("ingestions");
        String cursor = floor.jobs.get(30).id().value();
        Answer second = endpoints.get("ingestions?cursor=" + cursor);

        assertTrue(first.body().contains("\"next\":\"" + cursor + "\""), "the cursor of the second page");
        assertTrue(second.body().contains(floor.jobs.get(29).id().value()));
        assertFalse(second.body().contains("\"next\""));
    }

    @Test
    void shouldBeReadByViewersAndStartedByOperators() {
        endpoints.as("vera", "viewer");

        assertEquals(200, endpoints.get("ingestions").status());
        assertEquals(
                403,
                endpoints
                        .post("packages", "{\"alternativeDistributionPackageId\":\"" + PACKAGE + "\"}")
                        .status());
        assertEquals(403, endpoints.as("account", "person").get("ingestions").status());
        assertEquals(401, endpoints.as("", "").get("ingestions").status());
    }

    private static final class Floor extends Ingestions {

        private final List<IngestionJob> jobs = new ArrayList<>();
        private final List<String> actors = new ArrayList<>();

        IngestionJob add() {
            jobs.add(new IngestionJob(new PackageId(PACKAGE), NOON));
            return jobs.get(jobs.size() - 1);
        }

        @Override
        public IngestionId handIn(PackageId packageId, String actor) {
            actors.add(actor);
            return add().id();
        }

        @Override
        public IngestionJob get(IngestionId id) {
            return jobs.stream()
                    .filter(job -> job.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new MarketplaceException(FailureCode.NOT_FOUND, "There is none."));
        }

        @Override
        public List<IngestionJob> page(Optional<IngestionId> cursor, int limit) {
            List<IngestionJob> page = new ArrayList<>();
            for (int i = jobs.size() - 1; i >= 0 && page.size() < limit; i--) {
                String id = jobs.get(i).id().value();
                if (cursor.isEmpty() || id.compareTo(cursor.get().value()) < 0) {
                    page.add(jobs.get(i));
                }
            }
            return page;
        }
    }
}
