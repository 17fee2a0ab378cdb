package io.stoa.conformance;

import static io.stoa.conformance.ErrorShape.methodNotAllowed;
import static io.stoa.conformance.ErrorShape.problem;
import static io.stoa.conformance.ErrorShape.status;
import static io.stoa.conformance.ErrorShape.unauthenticated;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API of operators, developers and the marketplace app: who may call what, and what it refuses. */
@OnServer
class ApiIT {

    private static final String NOBODY = UUID.randomUUID().toString();
    private static final String APP = "/api/v1/apps/" + PublishedApp.APPLE_ITEM_ID;
    private static final String TERMS = APP + "/license-terms";
    private static final String LISTING = "{\"listing\": {\"subtitle\": \"of a test\"}}";
    private static final String UNSIGNED =
            "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.eyJzdWIiOiIxIiwicm9sZXMiOlsib3BlcmF0b3IiXX0.";

    private final DeployedStoa stoa;

    ApiIT(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    @BeforeAll
    void publish() {
        stoa.published();
    }

    private static List<Request> everything() {
        return List.of(
                Request.get("/api/v1/ingestions"),
                Request.get("/api/v1/ingestions/" + NOBODY),
                Request.get("/api/v1/notifications"),
                Request.get("/api/v1/notifications/" + NOBODY),
                Request.post("/api/v1/notifications/" + NOBODY + "/replay"),
                Request.post("/api/v1/notifications/replays").json("{}"),
                Request.get("/api/v1/apps"),
                Request.get(APP),
                Request.of("PUT", APP).json("{\"distribution\": \"distributed\"}"),
                Request.of("PATCH", APP).json(LISTING),
                Request.get(TERMS),
                Request.of("PUT", TERMS).json("{}"),
                Request.get(APP + "/take-downs"),
                Request.of("PATCH", APP + "/take-downs/1").json("{\"policy\": \"REVOKE\"}"),
                Request.get("/api/v1/license-keys"),
                Request.post("/api/v1/license-keys/requests").json("{}"),
                Request.post("/api/v1/license-keys/certificates").json("{}"),
                Request.post("/api/v1/secrets/re-wraps").json("{}"),
                Request.post("/api/v1/packages").json("{}"),
                Request.post("/api/v1/accounts").json("{}"),
                Request.get("/api/v1/accounts/" + NOBODY),
                Request.post("/api/v1/accounts/" + NOBODY + "/link-tokens").json("{}"),
                Request.of("PUT", "/api/v1/accounts/" + NOBODY + "/suspension"),
                Request.of("DELETE", "/api/v1/accounts/" + NOBODY + "/suspension"),
                Request.get(APP + "/access"),
                Request.of("PUT", APP + "/access").json("{\"rule\": null}"),
                Request.get("/api/v1/accounts/" + NOBODY + "/entitlements"),
                Request.get("/api/v1/entitlements"),
                Request.get("/api/v1/entitlements/history"),
                Request.post("/api/v1/entitlements/" + NOBODY + "/revoke"),
                Request.get("/api/v1/entitlement-groups"),
                Request.post("/api/v1/entitlement-groups").json("{}"),
                Request.get("/api/v1/entitlement-groups/" + NOBODY),
                Request.of("PUT", "/api/v1/entitlement-groups/" + NOBODY).json("{}"),
                Request.of("DELETE", "/api/v1/entitlement-groups/" + NOBODY),
                Request.of("PUT", "/api/v1/entitlement-groups/" + NOBODY + "/apps/1"),
                Request.of("DELETE", "/api/v1/entitlement-groups/" + NOBODY + "/apps/1"),
                Request.of("PUT", "/api/v1/entitlement-groups/" + NOBODY + "/members/" + NOBODY),
                Request.of("DELETE", "/api/v1/entitlement-groups/" + NOBODY + "/members/" + NOBODY),
                Request.of("PUT", "/api/v1/accounts/" + NOBODY + "/entitlements/1"),
                Request.of("DELETE", "/api/v1/accounts/" + NOBODY + "/entitlements/1"),
                Request.get("/api/v1/licenses"),
                Request.get("/api/v1/licenses/1"),
                Request.get("/api/v1/licenses/1/trace"),
                Request.get("/api/v1/licenses/changes"),
                Request.post("/api/v1/licenses/1/revoke"),
                Request.post("/api/v1/licenses/1/extend").json("{}"),
                Request.get("/api/v1/installs"),
                Request.post("/api/v1/install-tokens").json("{}"));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void shouldKnowTheCaller(Request request) {
        unauthenticated().check(stoa.send(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "a.b.c", UNSIGNED, "", "Bearer"})
    void shouldRefuseATokenThatIsNotGood(String token) {
        unauthenticated().check(stoa.send(Request.get("/api/v1/apps").bearer(token)));
    }

    @ParameterizedTest
    @MethodSource
    void shouldLetARoleDoWhatItMay(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldLetARoleDoWhatItMay() {
        return Stream.of(
                Row.of("a viewer reads apps", as("viewer", Request.get("/api/v1/apps")), status(200)),
                Row.of("a viewer reads an app", as("viewer", Request.get(APP)), status(200)),
                Row.of("a viewer reads ingestions", as("viewer", Request.get("/api/v1/ingestions")), status(200)),
                Row.of("a viewer reads the inbox", as("viewer", Request.get("/api/v1/notifications")), status(200)),
                Row.of("a viewer reads terms", as("viewer", Request.get(TERMS)), status(200)),
                Row.of("a viewer reads take-downs", as("viewer", Request.get(APP + "/take-downs")), status(200)),
                Row.of(
                        "an operator decides terms",
                        as("operator", Request.of("PUT", TERMS).json("{\"duration\": \"P30D\"}")),
                        status(200)),
                Row.of("a viewer finds licences", as("viewer", Request.get("/api/v1/licenses")), status(200)),
                Row.of("a viewer reads installs", as("viewer", Request.get("/api/v1/installs")), status(200)),
                Row.of("a person polls", as("person", Request.get("/api/v1/licenses/changes")), status(200)),
                Row.of("an operator polls", as("operator", Request.get("/api/v1/licenses/changes")), status(200)),
                Row.of("an operator reads apps", as("operator", Request.get("/api/v1/apps")), status(200)),
                Row.of(
                        "an operator lists",
                        as("operator", Request.of("PATCH", APP).json(LISTING)),
                        status(200)));
    }

    @ParameterizedTest
    @MethodSource
    void shouldNotLetARoleDoMore(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldNotLetARoleDoMore() {
        String packages = "/api/v1/packages";
        return Stream.of(
                Row.of("a viewer lists", as("viewer", Request.of("PATCH", APP).json(LISTING)), problem(403)),
                Row.of("a viewer hands in", as("viewer", Request.post(packages).json("{}")), problem(403)),
                Row.of(
                        "a viewer decides terms",
                        as("viewer", Request.of("PUT", TERMS).json("{}")),
                        problem(403)),
                Row.of(
                        "a viewer decides on a take-down",
                        as("viewer", Request.of("PATCH", APP + "/take-downs/1").json("{}")),
                        problem(403)),
                Row.of(
                        "a viewer makes accounts",
                        as("viewer", Request.post("/api/v1/accounts").json("{}")),
                        problem(403)),
                Row.of(
                        "a viewer installs",
                        as("viewer", Request.post("/api/v1/install-tokens").json("{}")),
                        problem(403)),
                Row.of(
                        "a viewer replays",
                        as("viewer", Request.post("/api/v1/notifications/" + NOBODY + "/replay")),
                        problem(403)),
                Row.of("a person reads apps", as("person", Request.get("/api/v1/apps")), problem(403)),
                Row.of("a person hands in", as("person", Request.post(packages).json("{}")), problem(403)),
                Row.of("a viewer revokes", as("viewer", Request.post("/api/v1/licenses/1/revoke")), problem(403)),
                Row.of(
                        "a viewer extends",
                        as("viewer", Request.post("/api/v1/licenses/1/extend").json("{\"days\": 90}")),
                        problem(403)),
                Row.of("a person finds licences", as("person", Request.get("/api/v1/licenses")), problem(403)),
                Row.of("a person traces", as("person", Request.get("/api/v1/licenses/1/trace")), problem(403)),
                Row.of("a developer polls", as("developer", Request.get("/api/v1/licenses/changes")), problem(403)),
                Row.of("a monitor reads apps", as("monitor", Request.get("/api/v1/apps")), problem(403)),
                Row.of(
                        "a developer reads ingestions",
                        as("developer", Request.get("/api/v1/ingestions")),
                        problem(403)));
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseWhatItCannotUnderstand(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldRefuseWhatItCannotUnderstand() {
        return Stream.of(
                        Request.post("/api/v1/packages").json("{}"),
                        Request.post("/api/v1/packages").json("hello"),
                        Request.post("/api/v1/packages").json("[".repeat(10_000)),
                        Request.post("/api/v1/packages").json("{\"alternativeDistributionPackageId\": 5}"),
                        Request.post("/api/v1/packages").json("{\"alternativeDistributionPackageId\": \"../x\"}"),
                        Request.post("/api/v1/accounts").json("{\"login\": \"\"}"),
                        Request.post("/api/v1/accounts").json("{\"login\": \"\\u0000\"}"),
                        Request.post("/api/v1/accounts").json("{\"login\": \"" + "x".repeat(300) + "\"}"),
                        Request.of("PUT", APP).json("{\"distribution\": \"sideloaded\"}"),
                        Request.of("PUT", TERMS).json("{\"duration\": \"PT0S\"}"),
                        Request.of("PUT", TERMS).json("{\"installLimit\": 0}"),
                        Request.of("PUT", TERMS).json("{\"installLimit\": 1e999}"),
                        Request.of("PATCH", APP + "/take-downs/1").json("{\"policy\": \"delete\"}"),
                        Request.get("/api/v1/notifications?from=yesterday"),
                        Request.get("/api/v1/notifications?id=%00"),
                        Request.get("/api/v1/notifications?cursor=x"),
                        Request.post("/api/v1/notifications/replays").json("{}"),
                        Request.get("/api/v1/licenses?appleItemId=x"),
                        Request.get("/api/v1/licenses?licenseId=-1"),
                        Request.get("/api/v1/licenses?account=%00"),
                        Request.get("/api/v1/licenses?cursor=1000000000000000000000000000000"),
                        Request.get("/api/v1/licenses/changes?since=x"),
                        Request.get("/api/v1/installs?cursor=x"),
                        Request.post("/api/v1/licenses/1/extend").json("{}"),
                        Request.of("PATCH", APP).json("{}"),
                        Request.of("PATCH", APP).json("{\"listing\": {\"name\": [1]}}"),
                        Request.of("PATCH", APP).json("{\"listing\": {\"supportUrl\": \"javascript:alert(1)\"}}"),
                        Request.of("PUT", APP + "/access").json("{}"),
                        Request.get("/api/v1/entitlements?group=x"),
                        Request.get("/api/v1/entitlements/history?cursor=x"),
                        Request.get("/api/v1/entitlement-groups?cursor=x"),
                        Request.post("/api/v1/entitlement-groups").json("{\"name\": \" \"}"),
                        Request.post("/api/v1/install-tokens").json("{}"),
                        Request.post("/api/v1/install-tokens").json("{\"appleItemId\": \"x\"}"))
                .map(request -> Row.of("malformed", as("operator", request), problem(400, "malformed-request")));
    }

    @ParameterizedTest
    @MethodSource
    void shouldNotFindWhatIsNotThere(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldNotFindWhatIsNotThere() {
        return Stream.of(
                        Request.get("/api/v1/unknown"),
                        Request.get("/api/v1/apps/1"),
                        Request.get("/api/v1/apps/x"),
                        Request.get("/api/v1/apps/1/access"),
                        Request.get("/api/v1/accounts/" + NOBODY + "/entitlements"),
                        Request.post("/api/v1/entitlements/" + NOBODY + "/revoke"),
                        Request.get("/api/v1/entitlement-groups/" + NOBODY),
                        Request.of("PUT", "/api/v1/entitlement-groups/" + NOBODY + "/apps/1"),
                        Request.get("/api/v1/apps/1/license-terms"),
                        Request.get("/api/v1/apps/x/take-downs"),
                        Request.of("PATCH", APP + "/take-downs/1").json("{\"policy\": \"LAPSE\"}"),
                        Request.get("/api/v1/ingestions/" + NOBODY),
                        Request.get("/api/v1/notifications/" + NOBODY),
                        Request.post("/api/v1/notifications/" + NOBODY + "/replay"),
                        Request.get("/api/v1/licenses/1"),
                        Request.get("/api/v1/licenses/x"),
                        Request.get("/api/v1/licenses/1/trace"),
                        Request.post("/api/v1/licenses/1/revoke"),
                        Request.post("/api/v1/licenses/1/extend").json("{\"days\": 90}"),
                        Request.get("/api/v1/accounts/" + NOBODY),
                        Request.get("/api/v1/accounts/x"),
                        Request.post("/api/v1/install-tokens").json("{\"appleItemId\": \"1\"}"))
                .map(request -> Row.of("unknown", as("operator", request), problem(404)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/packages", "/api/v1/accounts", "/api/v1/install-tokens"})
    void shouldSayWhichMethodsThereAre(String path) {
        methodNotAllowed("POST").check(stoa.send(as("operator", Request.of("DELETE", path))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/packages", "/api/v1/accounts", "/api/v1/install-tokens"})
    void shouldRefuseABodyOverOneMebibyte(String path) {
        Request huge = Request.post(path).announcing(2 << 20, new byte[] {'{'});
        problem(413).check(stoa.send(as("operator", huge)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/apps", APP})
    void shouldOfferJsonAlone(String path) {
        problem(406).check(stoa.send(as("operator", Request.get(path).header("Accept", "image/png"))));
    }

    private Request as(String role, Request request) {
        return request.bearer(stoa.token(role));
    }
}
