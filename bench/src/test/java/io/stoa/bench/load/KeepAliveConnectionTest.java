package io.stoa.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeepAliveConnectionTest {

    private static final String CHUNKED =
            "HTTP/1.1 401 Unauthorized\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n1\r\n!\r\n0\r\nLate: 1\r\n\r\n";
    private static final String EMPTY = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    @Test
    void shouldNotTakeAnAnswerThatBreaksOffForOne() throws IOException {
        try (ScriptedServer server =
                        new ScriptedServer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nhalf");
                KeepAliveConnection connection = new KeepAliveConnection(server.uri())) {
            assertThrows(EOFException.class, () -> connection.send(get(server), OutputStream.nullOutputStream()));
        }
    }

    @Test
    void shouldNotTakeALineWithoutEndForAnAnswer() throws IOException {
        try (ScriptedServer server = new ScriptedServer("HTTP/1.1 200 " + "x".repeat(20_000));
                KeepAliveConnection connection = new KeepAliveConnection(server.uri())) {
            assertThrows(IOException.class, () -> connection.send(get(server), OutputStream.nullOutputStream()));
        }
    }

    @Test
    void shouldFindEachAnswerBehindTheOneBefore() throws IOException {
        String large = "HTTP/1.1 206 Partial Content\r\ncontent-length: 100000\r\n\r\n" + "x".repeat(100_000);
        try (ScriptedServer server = new ScriptedServer(CHUNKED, EMPTY, large);
                KeepAliveConnection connection = new KeepAliveConnection(server.uri())) {
            assertEquals(new Answer(401, 6), connection.send(get(server), OutputStream.nullOutputStream()));
            assertEquals(new Answer(200, 0), connection.send(get(server), OutputStream.nullOutputStream()));
            assertEquals(new Answer(206, 100_000), connection.send(get(server), OutputStream.nullOutputStream()));
            assertEquals(1, server.connections());
        }
    }

    @Test
    void shouldConnectAnewWhenTheServerClosesTheConnection() throws IOException {
        String last = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        try (ScriptedServer server = new ScriptedServer(EMPTY, last, EMPTY);
                KeepAliveConnection connection = new KeepAliveConnection(server.uri())) {
            connection.send(get(server), OutputStream.nullOutputStream());
            connection.send(get(server), OutputStream.nullOutputStream());
            assertEquals(new Answer(200, 0), connection.send(get(server), OutputStream.nullOutputStream()));
            assertEquals(2, server.connections());
        }
    }

    @Test
    void shouldPassTheBodyOnWithoutWhatFramesIt() throws IOException {
        try (ScriptedServer server = new ScriptedServer(CHUNKED);
                KeepAliveConnection connection = new KeepAliveConnection(server.uri())) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            connection.send(get(server), body);
            assertEquals("hello!", body.toString(StandardCharsets.UTF_8));
        }
    }

    private static byte[] get(ScriptedServer server) {
        return RawRequest.get(server.uri()).withoutBody();
    }
}
