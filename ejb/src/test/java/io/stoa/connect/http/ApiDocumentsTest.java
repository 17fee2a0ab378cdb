package io.stoa.connect.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.outbound.http.Outbounds;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that hold less, more or something else than the specification promises. */
class ApiDocumentsTest {

    private static final URI API = URI.create("https://api.appstoreconnect.apple.com");
    private static final String DOCUMENT = "{\"data\":{\"type\":\"apps\",\"id\":\"1\"}}";
    private static final PackageVersionId VERSION = new PackageVersionId("e1b1e8c4-63b0-4a69-9d0b-2f3f6a9c4d55");

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final ScriptedOutbound script = new ScriptedOutbound();
    private ApiClient client;

    @BeforeEach
    void setUp() {
        try (ConnectedSimulator keys = ConnectedSimulator.start(folder)) {
            client = new ApiClient();
            client.outbound = script;
            client.settings = Outbounds.settings(API);
            client.token = keys.token();
            client.token.clock = clock;
            client.budget = new RateBudget();
            client.budget.clock = clock;
            client.circuit = CircuitBreakerTest.circuit(clock);
            client.clock = clock;
        }
    }

    @Test
    void shouldFollowTheLinkToTheNextPage() {
        script.answers(200, page(1, "https://api.appstoreconnect.apple.com/v1/next?cursor=x"))
                .answers(200, page(7, null));

        assertEquals(version(7), connect().newestCompletedVersion(new PackageId(VERSION.value())));
        assertEquals(URI.create("https://api.appstoreconnect.apple.com/v1/next?cursor=x"), script.asked.get(1));
    }

    @Test
    void shouldNotFollowPagesInACircleForEver() {
        for (int i = 0; i < 200; i++) {
            script.answers(200, page(i, "https://api.appstoreconnect.apple.com/v1/again"));
        }
        connect().newestCompletedVersion(new PackageId(VERSION.value()));

        assertEquals(100, script.asked.size());
    }

    @Test
    void shouldSayThatNoVersionIsCompletedYet() {
        script.answers(200, "{\"data\":[]}");

        assertEquals(
                FailureCode.PACKAGE_HAS_NO_VERSION,
                assertThrows(RetryableFailure.class, () -> connect()
                                .newestCompletedVersion(new PackageId(VERSION.value())))
                        .code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\":null}",
                "{\"data\":[]}",
                "{\"data\":{\"id\":\"x\"}}",
                "{\"data\":{\"id\":\"x\",\"attributes\":{\"url\":7},\"relationships\":{}}}",
                "{\"data\":{\"id\":\"x\",\"attributes\":{\"url\":\"https://a\"},"
                        + "\"relationships\":{\"alternativeDistributionPackage\":{\"data\":{\"id\":\"../x\"}}}}}",
                "{\"data\":{\"id\":\"x\",\"attributes\":{\"url\":\"http://a b\"},"
                        + "\"relationships\":{\"alternativeDistributionPackage\":"
                        + "{\"data\":{\"id\":\"58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01\"}}}}}"
            })
    void shouldHaveADesignedFailureForADocumentThatLacksWhatItNeeds(String document) {
        script.answers(200, document);

        RetryableFailure failure =
                assertThrows(RetryableFailure.class, () -> connect().packageVersion(VERSION));

        assertEquals(FailureCode.CONNECT_ANSWER_UNREADABLE, failure.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":[7]}", "{\"data\":[null]}", "{\"data\":[{}]}", "{\"data\":{}}", "{}"})
    void shouldHaveADesignedFailureForAListOfSomethingElse(String document) {
        script.answers(200, document);

        RetryableFailure failure =
                assertThrows(RetryableFailure.class, () -> connect().assets(VERSION));

        assertEquals(FailureCode.CONNECT_ANSWER_UNREADABLE, failure.code());
    }

    private HttpAppStoreConnect connect() {
        HttpAppStoreConnect connect = new HttpAppStoreConnect();
        connect.api = client;
        return connect;
    }

    private static PackageVersionId version(int number) {
        return new PackageVersionId("e1b1e8c4-63b0-4a69-9d0b-%012d".formatted(number));
    }

    private static String page(int number, String next) {
        String links = next == null ? "{}" : "{\"next\":\"" + next + "\"}";
        return "{\"data\":[{\"type\":\"x\",\"id\":\"" + version(number) + "\",\"attributes\":{\"version\":\"" + number
                + "\"}}],\"links\":" + links + "}";
    }
}
