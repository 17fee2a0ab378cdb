package io.stoa.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchedProcessTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    Path folder;

    @Test
    void shouldLetACommandSucceed() {
        assertDoesNotThrow(() -> launch("exit 0").succeedWithin(LONG));
    }

    @Test
    void shouldQuoteTheLogOfACommandThatFailed() {
        LaunchedProcess process = launch("echo the disk is full; exit 3");
        ServerNotStarted failure = assertThrows(ServerNotStarted.class, () -> process.succeedWithin(LONG));
        assertTrue(failure.getMessage().contains("the disk is full"), failure.getMessage());
    }

    @Test
    void shouldNotWaitForEver() {
        LaunchedProcess process = launch("sleep 600");
        assertThrows(ServerNotStarted.class, () -> process.succeedWithin(SHORT));
        assertTrue(process.hasEndedWithin(LONG));
    }

    @Test
    void shouldEndWhatAScriptHasStarted() throws IOException {
        LaunchedProcess process = launch("sleep 600 & echo $! ; wait");
        ProcessHandle child = ProcessHandle.of(firstNumberIn(process)).orElseThrow();
        process.close();
        assertTrue(process.hasEndedWithin(LONG));
        assertFalse(child.isAlive(), "the child outlived its script");
    }

    private long firstNumberIn(LaunchedProcess process) throws IOException {
        while (!Files.readString(log()).endsWith("\n")) {
            assertFalse(process.hasEndedWithin(SHORT), "it ended without a word");
        }
        return Long.parseLong(Files.readString(log()).strip());
    }

    private Path log() {
        return folder.resolve("log");
    }

    private LaunchedProcess launch(String script) {
        return LaunchedProcess.start(folder, Map.of(), log(), List.of("sh", "-c", script));
    }
}
