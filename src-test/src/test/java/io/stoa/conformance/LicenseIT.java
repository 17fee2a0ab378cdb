package io.stoa.conformance;

import static io.stoa.conformance.ErrorShape.methodNotAllowed;
import static io.stoa.conformance.ErrorShape.page;
import static io.stoa.conformance.ErrorShape.problem;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Licences, their renewal, and what surrounds them. */
@OnServer
class LicenseIT {

    private static final String ISSUE = "/device/licenses";
    private static final String RENEW = "/device/licenses/renewals";
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[384]);
    private static final String SEALED = Base64.getEncoder().encodeToString(new byte[64]);

    private final DeployedStoa stoa;

    LicenseIT(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseARequestThatIsTampered(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldRefuseARequestThatIsTampered() {
        return Stream.of(
                Row.of("nothing", Request.post(ISSUE).json(""), problem(400)),
                Row.of("not JSON", Request.post(ISSUE).json("hello"), problem(400)),
                Row.of("no members", Request.post(ISSUE).json("{}"), problem(400)),
                Row.of("no app", Request.post(ISSUE).json(order(SEALED, KEY, "")), problem(400)),
                Row.of("200 apps", Request.post(ISSUE).json(order(SEALED, KEY, apps(200))), problem(400)),
                Row.of("a key that opens nothing", Request.post(ISSUE).json(order(SEALED, KEY, apps(1))), problem(400)),
                Row.of("a key that is short", Request.post(ISSUE).json(order(SEALED, "AAAA", apps(1))), problem(400)),
                Row.of("a key that is no Base64", Request.post(ISSUE).json(order(SEALED, "*", apps(1))), problem(400)),
                Row.of("a request of no Base64", Request.post(ISSUE).json(order("*", KEY, apps(1))), problem(400)),
                Row.of("a number as key", Request.post(ISSUE).json("{\"licenseKey\": 5}"), problem(400)),
                Row.of(
                        "a key that is huge",
                        Request.post(ISSUE).json(order(SEALED, "A".repeat(900_000), apps(1))),
                        problem(413)),
                Row.of("no renewal", Request.post(RENEW).json("{}"), problem(400)),
                Row.of("a renewal that opens not", Request.post(RENEW).json(renewal(SEALED, KEY)), problem(400)),
                Row.of("a renewal of nothing", Request.post(RENEW).json(renewal("", "")), problem(400)));
    }

    @ParameterizedTest
    @ValueSource(strings = {ISSUE, RENEW})
    void shouldBeAskedByPostAlone(String path) {
        methodNotAllowed("POST").check(stoa.send(Request.get(path)));
    }

    @Test
    void shouldNotKnowAnAppWithoutAnId() {
        problem(404).check(stoa.send(Request.post("/device/apps/x/licenses").json(order(SEALED, KEY, apps(1)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/certificates/signing.cer", "/certificates/encryption.cer"})
    void shouldPublishItsCertificates(String path) throws CertificateException {
        Answer answer = stoa.send(Request.get(path));
        assertEquals(200, answer.status(), answer::toString);
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        assertDoesNotThrow(() -> factory.generateCertificate(new ByteArrayInputStream(answer.body())));
    }

    @Test
    void shouldPublishNothingElseBesideThem() {
        ErrorShape.status(404).check(stoa.send(Request.get("/certificates/signing.pem")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?appleItemId=%3Cscript%3Ealert(1)%3C/script%3E",
                "?account=%00",
                "?account=ann&appleItemID=%22%3E%3Cscript%3E&appleVersionID=%3Csvg/onload=alert(1)%3E",
                "?appleItemID=1000000000000000000000000000000",
                "?appleItemID=1"
            })
    void shouldShowTheSamePageToEverybodyWhoseLicenceRanOut(String query) {
        Answer answer = stoa.send(Request.get("/licenses/resolution" + query));
        page(200).check(answer);
        Answer unasked = stoa.send(Request.get("/licenses/resolution"));
        assertEquals(butForTheWayBack(unasked), butForTheWayBack(answer));
    }

    // whoever signs in comes back to ask for the same app
    private static String butForTheWayBack(Answer page) {
        return page.text().replaceAll("return=[A-Za-z0-9%]+\"", "return=\"");
    }

    private static String order(String request, String key, String apps) {
        return "{\"licenseRequest\":\"" + request + "\",\"licenseKey\":\"" + key + "\",\"appsById\":{" + apps + "}}";
    }

    private static String renewal(String request, String key) {
        return "{\"renewalRequest\":\"" + request + "\",\"licenseKey\":\"" + key + "\"}";
    }

    private static String apps(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "\"" + number + "\":{\"appleVersionId\":\"1\",\"assetPublicId\":\"x\"}")
                .collect(Collectors.joining(","));
    }
}
