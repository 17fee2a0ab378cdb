package io.stoa.packagestore.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.outbound.Outbound.Answer;
import io.stoa.packagestore.Validator;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Bytes are counted in more than thirty-two bits, and an answer is believed only what it says clearly. */
class ServedBytesTest {

    private static final long LARGE = 2_800_000_000L;
    private static final Validator SERVED = new Validator("\"a\"", LARGE);

    @Test
    void shouldGoOnBeyondTwoGibibytes() {
        ServedBytes rest = part("bytes 2147483649-2799999999/2800000000");

        assertTrue(rest.continues(2_147_483_649L, SERVED));
        assertFalse(rest.continues(2_147_483_648L, SERVED));
        assertFalse(rest.continues(1, SERVED));
        assertFalse(rest.isOfOtherLengthThan(LARGE));
    }

    @Test
    void shouldKnowTheLengthOfALargeFile() {
        ServedBytes whole = ServedBytes.of(new Written(200, Map.of("Content-Length", "2800000000")));

        assertEquals(OptionalLong.of(0), whole.first());
        assertFalse(whole.isOfOtherLengthThan(LARGE));
        assertTrue(whole.isOfOtherLengthThan(LARGE - (1L << 32)));
    }

    @Test
    void shouldBelieveNoLengthThatIsNoNumber() {
        ServedBytes whole = ServedBytes.of(new Written(200, Map.of("Content-Length", "-1")));

        assertFalse(whole.isOfOtherLengthThan(LARGE));
    }

    private static ServedBytes part(String contentRange) {
        return ServedBytes.of(new Written(206, Map.of("Content-Range", contentRange, "ETag", "\"a\"")));
    }

    private record Written(int status, Map<String, String> headers) implements Answer {

        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        @Override
        public InputStream body() {
            return InputStream.nullInputStream();
        }

        @Override
        public Optional<Instant> date() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
