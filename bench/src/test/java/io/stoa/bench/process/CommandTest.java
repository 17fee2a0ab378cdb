package io.stoa.bench.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CommandTest {

    @Test
    void shouldQuoteACommandThatFails() {
        IOException failure = assertThrows(
                IOException.class, () -> shell("echo no such table >&2; exit 3").run());
        assertTrue(failure.getMessage().contains("no such table"), failure.getMessage());
    }

    @Test
    void shouldSayWhichCommandIsMissing() {
        IOException failure =
                assertThrows(IOException.class, () -> Command.of("no-such-peer").run());
        assertTrue(failure.getMessage().contains("no-such-peer"), failure.getMessage());
    }

    @Test
    void shouldTellWhatACommandSays() throws IOException, InterruptedException {
        assertEquals("a secret\n", shell("echo a $WORD").with("WORD", "secret").run());
    }

    private static Command shell(String script) {
        return Command.of("sh", "-c", script);
    }
}
