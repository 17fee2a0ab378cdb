package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.Caller.Reply;
import io.stoa.simulator.appstoreconnect.chaos.ChaosSettings;
import io.stoa.simulator.appstoreconnect.chaos.Fault;
import io.stoa.simulator.appstoreconnect.chaos.ScriptedFault;
import io.stoa.simulator.appstoreconnect.http.RecordedRequest;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each fault of the API as a client sees it. */
@Timeout(30)
class ApiChaosTest {

    @TempDir
    Path folder;

    private final Caller caller = new Caller(Settings.defaults()
            .withChaos(
                    ChaosSettings.none().withTimes(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(2))));
    private String path;

    @BeforeEach
    void offer() {
        String id =
                caller.simulator.addPackage(TestPackages.write(folder, 1, 0)).id();
        path = "/v1/alternativeDistributionPackageVersions/" + id;
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    @Test
    void shouldSayHowLongToWaitOrNot() {
        Reply timed = faulty(Fault.TOO_MANY_REQUESTS);
        assertEquals(429, timed.status());
        assertEquals("1", timed.header("Retry-After"));
        Reply untimed = faulty(Fault.TOO_MANY_REQUESTS_UNTIMED);
        assertEquals(429, untimed.status());
        assertEquals("RATE_LIMIT_EXCEEDED", untimed.code());
        assertEquals("", untimed.header("Retry-After"));
    }

    @Test
    void shouldFailAsServersDo() {
        assertEquals(500, faulty(Fault.INTERNAL_ERROR).status());
        assertEquals(502, faulty(Fault.BAD_GATEWAY).status());
        assertEquals("UNEXPECTED_ERROR", faulty(Fault.SERVICE_UNAVAILABLE).code());
    }

    @Test
    void shouldAnswerAPageWhereADocumentIsExpected() {
        Reply page = faulty(Fault.HTML_ERROR);
        assertEquals(503, page.status());
        assertTrue(page.text().startsWith("<html>"), page.text());
    }

    @Test
    void shouldAnswerADocumentWithoutData() {
        Reply empty = faulty(Fault.NULL_DATA);
        assertEquals(200, empty.status());
        assertEquals(JsonValue.NULL, empty.json().get("data"));
        assertTrue(empty.json().containsKey("links"));
    }

    @Test
    void shouldLeaveARefusalAsItIs() {
        caller.simulator.chaos().inject(ScriptedFault.next(Fault.NULL_DATA));
        assertEquals(
                "NOT_FOUND",
                caller.get("/v1/alternativeDistributionPackageVersions/none").code());
    }

    @Test
    void shouldBeLateAndRight() {
        assertEquals(200, faulty(Fault.SLOW).status());
    }

    @Test
    void shouldEndWithoutAWord() {
        for (Fault fault : List.of(Fault.RESET, Fault.STALL)) {
            caller.simulator.chaos().inject(ScriptedFault.next(fault).times(2));
            HttpRequest request =
                    caller.authorized(caller.simulator.apiUri().resolve(path)).build();
            HttpClient client = HttpClient.newHttpClient();
            assertThrows(IOException.class, () -> client.send(request, BodyHandlers.ofByteArray()));
            caller.simulator.chaos().become(0, 0);
        }
    }

    @Test
    void shouldResetAConnectionRatherThanEndIt() {
        caller.simulator.chaos().inject(ScriptedFault.next(Fault.RESET));
        RawDownload raw = RawDownload.of(caller.simulator.apiUri() + path);
        assertTrue(raw.reset());
        assertEquals(0, raw.status());
    }

    @Test
    void shouldRecordHowARequestWasAnswered() {
        faulty(Fault.BAD_GATEWAY);
        List<RecordedRequest> requests = caller.simulator.apiRequests();
        assertEquals(502, requests.get(requests.size() - 1).status());
        assertEquals(
                Fault.BAD_GATEWAY, caller.simulator.chaos().injected().get(0).fault());
    }

    @Test
    void shouldNeverTouchTheControlDoor() {
        caller.simulator.chaos().inject(ScriptedFault.next(Fault.INTERNAL_ERROR));
        assertEquals(
                200,
                caller.download(caller.simulator.apiUri() + "/simulator/packages")
                        .status());
        assertEquals(1, caller.simulator.chaos().script().size());
    }

    private Reply faulty(Fault fault) {
        caller.simulator.chaos().inject(ScriptedFault.next(fault).on("/v1/"));
        return caller.get(path);
    }
}
