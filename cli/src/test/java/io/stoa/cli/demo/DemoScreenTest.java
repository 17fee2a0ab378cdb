package io.stoa.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.walk.WalkStep;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class DemoScreenTest {

    private static final String ESCAPE = "\u001B";

    private final StringWriter out = new StringWriter();
    private final DemoScreen plain = new DemoScreen(new PrintWriter(out), Ansi.OFF);
    private final DemoScreen terminal = new DemoScreen(new PrintWriter(out), Ansi.ON);

    @Test
    void shouldPrintNameTimeAndProofInColumns() {
        plain.proved(new WalkStep("install link", Duration.ofMillis(1450), "given to our own page"));
        plain.proved(new WalkStep("ingestion", Duration.ofSeconds(121), "published"));

        assertEquals(
                List.of(
                        "  ok  install link                          1.5 s  given to our own page",
                        "  ok  ingestion                           121.0 s  published"),
                lines());
    }

    @Test
    void shouldBreakALongProofUnderItself() {
        plain.proved(new WalkStep("install link", Duration.ZERO, "given to our own page, ".repeat(4)));

        List<String> lines = lines();
        assertEquals(2, lines.size());
        assertEquals(lines.get(0).indexOf("given"), lines.get(1).indexOf("given"));
        assertTrue(lines.stream().allMatch(line -> line.length() <= 100), lines.toString());
    }

    @Test
    void shouldWriteNothingThatIsOverwrittenWhereNobodyWatches() {
        plain.begins("ingestion");
        plain.progresses("5.0 MB of 14.7 MB");

        assertEquals("", out.toString());
    }

    @Test
    void shouldShowTheRunningStepOnATerminal() {
        terminal.begins("ingestion");
        terminal.progresses("5.0 MB of 14.7 MB");

        assertTrue(out.toString().contains("ingestion"));
        assertTrue(out.toString().contains("5.0 MB of 14.7 MB"));
        assertFalse(out.toString().contains("\n"));
    }

    @Test
    void shouldCutProgressToANarrowTerminal() {
        terminal.progresses("x".repeat(500));

        assertEquals(79, out.toString().replace("\r" + ESCAPE + "[K", "").length());
    }

    @Test
    void shouldColourOnlyOnATerminal() {
        plain.title("Kite");
        assertFalse(out.toString().contains(ESCAPE));

        terminal.title("Kite");
        assertTrue(out.toString().contains(ESCAPE));
    }

    @Test
    void shouldCountWhatWasProved() {
        plain.begins("one");
        plain.proved(new WalkStep("one", Duration.ZERO, "yes"));
        plain.begins("two");

        assertEquals(1, plain.steps());
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }
}
