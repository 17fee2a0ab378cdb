package io.stoa.cli.torture.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.cli.torture.history.History.Outcome;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void shouldHaveWrittenAnOperationDownWhenItReturns() throws IOException {
        try (History history = open()) {
            history.record(7, Action.NOTIFY, () -> new Outcome("a1", Verdict.UNKNOWN, "no answer"));
            JsonObject line = onlyLine(history.file());
            assertEquals("a1", line.getString("subject"));
            assertEquals("UNKNOWN", line.getString("verdict"));
            assertEquals(NOON.toString(), line.getString("invoked"));
        }
    }

    @Test
    void shouldTellTheOperationsOfOneRound() throws IOException {
        try (History history = open()) {
            history.record(7, Action.NOTIFY, () -> new Outcome("a1", Verdict.OK, ""));
            history.record(8, Action.NOTIFY, () -> new Outcome("a2", Verdict.OK, ""));
            assertEquals(
                    List.of("a2"),
                    history.of(8).stream().map(Operation::subject).toList());
        }
    }

    private History open() throws IOException {
        return History.in(folder.resolve("history.jsonl"), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static JsonObject onlyLine(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertEquals(1, lines.size());
        try (JsonReader reader = Json.createReader(new StringReader(lines.get(0)))) {
            return reader.readObject();
        }
    }
}
