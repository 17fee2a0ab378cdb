package io.stoa.connect.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import jakarta.json.JsonObject;
import java.util.Locale;

/** Whatever App Store Connect, or a gateway in its place, answers: it is understood, or tried again later. */
class ConnectDocumentFuzzTest {

    @FuzzTest(maxDuration = "3m")
    void shouldReadADocumentOrTryAgain(byte[] body) {
        expectingUnreadable(() -> read(ApiClient.parse(body)));
    }

    @FuzzTest(maxDuration = "3m")
    void shouldTellOfAnErrorInOneShortLine(byte[] body) {
        String told = ApiErrors.describe(body);

        assertTrue(told.length() <= 301, told);
        assertTrue(told.chars().noneMatch(Character::isISOControl), told);
    }

    private static void read(JsonObject document) {
        expectingUnreadable(() -> assertNotNull(Resource.nextPage(document)));
        expectingUnreadable(() -> readAll(Resource.of(document)));
        expectingUnreadable(() -> Resource.listOf(document).forEach(ConnectDocumentFuzzTest::readAll));
    }

    private static void readAll(Resource resource) {
        expectingUnreadable(() -> assertEquals(resource.id(), resource.id().toLowerCase(Locale.ROOT)));
        expectingUnreadable(() -> assertNotNull(resource.uri("url").getPath() + resource.uri("url")));
        expectingUnreadable(() -> assertNotNull(resource.base64("alternativeDistributionKeyBlob")));
        expectingUnreadable(() -> assertNotNull(resource.relatedId("alternativeDistributionPackage")));
    }

    private static void expectingUnreadable(Runnable reading) {
        try {
            reading.run();
        } catch (RetryableFailure unreadable) {
            assertEquals(FailureCode.CONNECT_ANSWER_UNREADABLE, unreadable.code());
        }
    }
}
