package io.stoa.simulator.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IngestionWatchTest {

    private static final String VERSION = "de2312fb-21d6-371b-81d0-5ed4cc7b72c2";
    private static final String LIST = "GET /api/v1/ingestions";
    private static final String ONE = "GET /api/v1/ingestions/i1";

    private final FakeInstallation fake = new FakeInstallation();
    private final IngestionWatch watch = new IngestionWatch(
            new InstallationCalls(fake.installation()), new SteppingClock().await(Duration.ofSeconds(5)));
    private final List<String> progress = new ArrayList<>();
    private final Proof proof = new Proof(progress::add);

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void shouldWaitThroughAllStatesToThePublication() {
        fake.answer(ONE, 200, ingestion("i1", "REQUESTED", 0, ""))
                .answer(ONE, 200, ingestion("i1", "FETCHING", 5_000_000, ""))
                .answer(ONE, 200, ingestion("i1", "PUBLISHED", 14_700_000, ""));

        watch.awaitPublication("i1", proof);

        assertEquals("3 assets with 14.7 MB downloaded, verified and published", proof.text());
        assertEquals("FETCHING, DOWNLOADING, 5.0 MB of 14.7 MB", progress.get(1));
    }

    @Test
    void shouldAskAsOperator() {
        fake.answer(ONE, 200, ingestion("i1", "PUBLISHED", 0, ""));

        watch.awaitPublication("i1", proof);

        assertEquals("Bearer operator-token", fake.seen.get(0).header("Authorization"));
    }

    @Test
    void shouldNotWaitAnyLongerForARejectedPackage() {
        fake.answer(ONE, 200, ingestion("i1", "REJECTED", 0, failure("wrong-digest", "An asset is not as signed.")));

        Unexpected rejected = assertThrows(Unexpected.class, () -> watch.awaitPublication("i1", proof));

        assertTrue(rejected.seen().contains("wrong-digest: An asset is not as signed."), rejected.seen());
        assertEquals(1, fake.seen.size());
    }

    @Test
    void shouldSayWhyItIsPutBackWhenTheTimeIsOver() {
        fake.answer(ONE, 200, ingestion("i1", "RETRY_PENDING", 0, failure("storage-full", "The disk is full.")));

        Unexpected late = assertThrows(Unexpected.class, () -> watch.awaitPublication("i1", proof));

        assertEquals("ingestion i1 to be PUBLISHED within 5 s", late.expected());
        assertTrue(late.seen().contains("storage-full: The disk is full."), late.seen());
    }

    @Test
    void shouldFindTheIngestionOfAVersionInEitherCase() {
        fake.answer(
                LIST,
                200,
                list(
                        ingestion("other", "PUBLISHED", 0, "").replace(VERSION, "x"),
                        ingestion("i1", "REQUESTED", 0, "")));

        assertEquals("i1", watch.only(VERSION.toUpperCase(Locale.ROOT)).id());
    }

    @Test
    void shouldRefuseASecondIngestionOfOneVersion() {
        fake.answer(LIST, 200, list(ingestion("i1", "REQUESTED", 0, ""), ingestion("i2", "REQUESTED", 0, "")));

        Unexpected twice = assertThrows(Unexpected.class, () -> watch.only(VERSION));

        assertEquals("one ingestion of package version " + VERSION, twice.expected());
    }

    @Test
    void shouldRefuseThatNothingIsIngested() {
        fake.answer(LIST, 200, list());

        assertThrows(Unexpected.class, () -> watch.only(VERSION));
    }

    @Test
    void shouldSayWhenTheOperatorIsRefused() {
        fake.answer(LIST, 401, "{}");

        Unexpected refused = assertThrows(Unexpected.class, () -> watch.of(VERSION));

        assertEquals("401 {}", refused.seen());
    }

    private static String list(String... ingestions) {
        return "{\"ingestions\":[" + String.join(",", ingestions) + "]}";
    }

    private static String failure(String code, String sentence) {
        return ",\"failure\":{\"code\":\"" + code + "\",\"sentence\":\"" + sentence + "\"}";
    }

    private static String ingestion(String id, String state, long bytesDone, String more) {
        return """
                {"id":"%s","state":"%s","phase":"DOWNLOADING","alternativeDistributionPackageVersionId":"%s",
                 "progress":{"bytesTotal":14700000,"bytesDone":%d,"assetsTotal":3,"assetsDone":1}%s}"""
                .formatted(id, state, VERSION, bytesDone, more);
    }
}
