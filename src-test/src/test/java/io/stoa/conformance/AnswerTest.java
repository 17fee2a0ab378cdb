package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void shouldReadABodyByItsLength() {
        byte[] wire = bytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        assertTrue(Answer.isWhole(wire, true));
        assertEquals("hello", Answer.read(wire, true).text());
    }

    @Test
    void shouldPutChunksTogether() {
        byte[] wire = bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n");
        assertTrue(Answer.isWhole(wire, true));
        assertEquals("hello", Answer.read(wire, true).text());
    }

    @Test
    void shouldWaitForTheRestOfABody() {
        assertFalse(Answer.isWhole(bytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell"), true));
        assertFalse(Answer.isWhole(bytes("HTTP/1.1 200 OK\r\nContent-Le"), true));
        assertFalse(Answer.isWhole(bytes("HTTP/1.1 200 OK\r\n\r\nuntil the end"), true));
    }

    @Test
    void shouldReadTheAnswerAfterTheInterimOne() {
        byte[] wire = bytes("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
        assertEquals(413, Answer.read(wire, true).status());
    }

    @Test
    void shouldFindAHeaderInAnySpellingAndJoinItsLines() {
        Answer answer = Answer.read(bytes("HTTP/1.1 405 No\r\nALLOW: GET\r\nallow: HEAD\r\n\r\n"), true);
        assertEquals("GET, HEAD", answer.header("Allow").orElse(""));
    }

    @Test
    void shouldTellSilenceFromAnAnswer() {
        assertEquals(Answer.CLOSED, Answer.read(new byte[0], true));
    }

    @Test
    void shouldNotTakeAPageForJson() {
        Answer page = Answer.read(bytes("HTTP/1.1 200 OK\r\n\r\n<html>"), true);
        assertThrows(AssertionError.class, page::json);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
