package io.stoa.conformance;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a server answered.
 *
 * @param status  0 where it closed the connection without a word
 * @param headers by name in lower case, several lines of one name joined by a comma
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

    static final Answer CLOSED = new Answer(0, Map.of(), new byte[0]);

    private static final String END_OF_LINE = "\r\n";
    private static final String LAST_CHUNK = "0\r\n\r\n";
    private static final int LONGEST_QUOTE = 1_500;

    /** Whether these bytes are all that will come, by the answer's own word; without one, it ends with the connection. */
    static boolean isWhole(byte[] wire, boolean withBody) {
        String text = new String(wire, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_LINE + END_OF_LINE);
        if (end < 0 || text.startsWith("HTTP/1.1 100")) {
            return false;
        }
        Answer answer = read(wire, false);
        boolean chunksEnded = answer.isChunked() && text.endsWith(LAST_CHUNK);
        boolean bytesEnded = answer.header("Content-Length")
                .filter(length -> answer.body().length >= Integer.parseInt(length))
                .isPresent();
        return !withBody || answer.status() == 304 || chunksEnded || bytesEnded;
    }

    static Answer read(byte[] wire, boolean withBody) {
        String text = new String(wire, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_LINE + END_OF_LINE);
        if (end < 0) {
            return CLOSED;
        }
        List<String> lines = Arrays.asList(text.substring(0, end).split(END_OF_LINE));
        int status = Integer.parseInt(lines.get(0).split(" ")[1]);
        byte[] rest = Arrays.copyOfRange(wire, end + 4, wire.length);
        if (status == 100) {
            return read(rest, withBody);
        }
        Map<String, String> headers = headers(lines.subList(1, lines.size()));
        Answer raw = new Answer(status, headers, rest);
        return raw.isChunked() && withBody ? new Answer(status, headers, unchunked(rest)) : raw;
    }

    private boolean isChunked() {
        return header("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent();
    }

    private static Map<String, String> headers(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0].strip().toLowerCase(Locale.ROOT),
                        parts -> parts[1].strip(),
                        (one, other) -> one + ", " + other,
                        TreeMap::new));
    }

    private static byte[] unchunked(byte[] chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String text = new String(chunks, StandardCharsets.ISO_8859_1);
        int at = 0;
        int length = chunkLength(text, at);
        while (length > 0) {
            int from = text.indexOf(END_OF_LINE, at) + 2;
            body.write(chunks, from, length);
            at = from + length + 2;
            length = chunkLength(text, at);
        }
        return body.toByteArray();
    }

    private static int chunkLength(String text, int at) {
        int end = text.indexOf(END_OF_LINE, at);
        return end < 0 ? 0 : Integer.parseInt(text.substring(at, end).strip(), 16);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** @throws AssertionError when the body is no JSON object */
    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(text()))) {
            return reader.readObject();
        } catch (JsonException notJson) {
            throw new AssertionError("no JSON object: " + this, notJson);
        }
    }

    @Override
    public String toString() {
        String text = text();
        return status + " " + headers + " " + text.substring(0, Math.min(text.length(), LONGEST_QUOTE));
    }
}
