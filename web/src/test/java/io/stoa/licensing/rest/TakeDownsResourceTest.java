package io.stoa.licensing.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.PackageId;
import io.stoa.licensing.TakeDown;
import io.stoa.licensing.TakeDownPolicy;
import io.stoa.licensing.service.TakeDownService;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody who administers sees what is taken down; operators decide what becomes of the licences. */
class TakeDownsResourceTest {

    private static final String PATH = "apps/6700012345/take-downs";
    private static final String TAKE_DOWN = PATH + "/1767960000000001";
    private static final Instant ENDED = Instant.parse("2026-01-09T12:00:00.000001Z");

    private final List<String> decisions = new ArrayList<>();
    private final Endpoints endpoints = Endpoints.of(TakeDownsResource.class)
            .with(TakeDownService.class, new OneTakeDown())
            .as("mara", "operator");

    @Test
    void shouldListTakeDownsWithWhatTheirPolicyDoesForPeople() {
        Answer answer = endpoints.as("vera", "viewer").get(PATH);

        assertEquals(200, answer.status());
        assertEquals(
                "{\"takeDowns\":[{\"takeDownId\":\"1767960000000001\",\"endedAt\":\"2026-01-09T12:00:00.000001Z\","
                        + "\"policy\":\"RENEW\",\"effect\":\"Who has the app keeps it. Nobody installs it anew.\","
                        + "\"packages\":[{\"alternativeDistributionPackageId\":\"5b0c2f5e-1c0a-4c55-93a4-6b5c6d0e7f11\","
                        + "\"appleVersionIds\":[\"871200431\"],\"policy\":\"RENEW\"}]}]}",
                answer.body());
    }

    @ParameterizedTest
    @CsvSource({"RENEW,keeps it", "LAPSE,not renewed beyond", "REVOKE,stops the app"})
    void shouldDecideInTheNameOfTheCaller(String policy, String effect) {
        Answer answer = endpoints.call("PATCH", TAKE_DOWN, "{\"policy\":\"" + policy + "\"}");

        assertEquals(200, answer.status(), answer.body());
        assertEquals(List.of("mara 6700012345 " + ENDED + " " + policy), decisions);
        assertTrue(answer.body().contains("\"policy\":\"" + policy + "\""), answer.body());
        assertTrue(answer.body().contains(effect), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"policy\":null}",
                "{\"policy\":\"lapse\"}",
                "{\"policy\":7}",
                "{\"policy\":\"\"}"
            })
    void shouldRefuseAPolicyThatIsNone(String body) {
        assertEquals(400, endpoints.call("PATCH", TAKE_DOWN, body).status());
        assertEquals(List.of(), decisions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apps/6700012345/take-downs/1767960000000002",
                "apps/6700012345/take-downs/x",
                "apps/6700012345/take-downs/-1",
                "apps/6700012345/take-downs/999999999999999999",
                "apps/6700012345/take-downs/99999999999999999999",
                "apps/6700012346/take-downs/1767960000000001",
                "apps/kite/take-downs/1767960000000001"
            })
    void shouldFindNoTakeDownThatIsNone(String path) {
        assertEquals(
                404, endpoints.call("PATCH", path, "{\"policy\":\"LAPSE\"}").status());
        assertEquals(List.of(), decisions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "developer", "person", "device", "monitor"})
    void shouldLetOperatorsAloneDecide(String role) {
        endpoints.as("somebody", role);

        assertEquals(
                403,
                endpoints.call("PATCH", TAKE_DOWN, "{\"policy\":\"REVOKE\"}").status());
        assertEquals(role.equals("viewer") ? 200 : 403, endpoints.get(PATH).status());
        assertEquals(List.of(), decisions);
    }

    private final class OneTakeDown extends TakeDownService {

        private TakeDown takeDown = under(TakeDownPolicy.RENEW);

        @Override
        public List<TakeDown> of(AppleItemId app) {
            if (!app.equals(takeDown.app())) {
                throw new MarketplaceException(FailureCode.NOT_FOUND, "There is no app with this id.");
            }
            return List.of(takeDown);
        }

        @Override
        public TakeDown decide(AppleItemId app, Instant endedAt, TakeDownPolicy policy, String actor) {
            of(app);
            if (!endedAt.equals(takeDown.endedAt())) {
                throw new MarketplaceException(FailureCode.NOT_FOUND, "There is no such take-down.");
            }
            decisions.add(actor + " " + app + " " + endedAt + " " + policy);
            takeDown = under(policy);
            return takeDown;
        }

        private static TakeDown under(TakeDownPolicy policy) {
            return new TakeDown(
                    new AppleItemId(6700012345L),
                    ENDED,
                    List.of(new TakeDown.Item(
                            new PackageId("5b0c2f5e-1c0a-4c55-93a4-6b5c6d0e7f11"),
                            List.of(new AppleVersionId(871200431L)),
                            policy)));
        }
    }
}
