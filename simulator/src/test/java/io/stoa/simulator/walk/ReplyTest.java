package io.stoa.simulator.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    @Test
    void shouldBeWhatWasAskedForWhenTheStatusIsRight() {
        Reply reply = reply(202, "{}");

        assertSame(reply, reply.require(202));
    }

    @Test
    void shouldSayStatusAndBodyWhenAnotherStatusCame() {
        Unexpected unexpected =
                assertThrows(Unexpected.class, () -> reply(503, " try later ").require(202));

        assertEquals("POST /api/v1/packages to be answered with 202", unexpected.expected());
        assertEquals("503 try later", unexpected.seen());
    }

    @Test
    void shouldSayThatThereIsNoBody() {
        assertEquals("401 without a body", reply(401, "").toString());
    }

    @Test
    void shouldShowOnlyTheBeginningOfALongBody() {
        String shown = reply(404, "x".repeat(10_000)).toString();

        assertTrue(shown.length() < 400, shown);
        assertTrue(shown.endsWith(" ..."), shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "<html>", "{\"id\":", "null", "7"})
    void shouldRefuseWhatIsNoJsonObject(String body) {
        assertThrows(Unexpected.class, () -> reply(200, body).json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token\":\"\"}", "{\"token\":7}", "{\"token\":null}"})
    void shouldRefuseAnAnswerWithoutTheText(String body) {
        Unexpected unexpected =
                assertThrows(Unexpected.class, () -> reply(200, body).text("token"));

        assertEquals("\"token\" in the answer to POST /api/v1/packages", unexpected.expected());
    }

    private static Reply reply(int status, String body) {
        return new Reply("POST /api/v1/packages", status, "application/json", body);
    }
}
