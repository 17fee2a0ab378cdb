package io.stoa.cli.demo;

import io.stoa.simulator.walk.WalkFailed;
import io.stoa.simulator.walk.WalkListener;
import io.stoa.simulator.walk.WalkStep;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/**
 * Prints the demo: a line for each step, with its time and what it proved. On a terminal the step that runs is shown with
 * how far it has come; elsewhere nothing is written that would be overwritten.
 */
final class DemoScreen implements WalkListener {

    private static final int NAME_WIDTH = 36;
    private static final int PROOF_COLUMN = NAME_WIDTH + 15;
    private static final int LINE_WIDTH = 100;
    private static final int NARROWEST_TERMINAL = 79;
    private static final int DETAIL_COLUMN = 16;

    private static final String CLEAR_LINE = "\r\u001B[K";

    private final PrintWriter out;
    private final Ansi ansi;
    private String running = "";
    private int steps;

    DemoScreen(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void title(String text) {
        say("");
        say(ansi.string("@|bold " + text + "|@"));
    }

    /** How many steps were proved. */
    int steps() {
        return steps;
    }

    @Override
    public synchronized void begins(String name) {
        running = name;
        progresses("");
    }

    @Override
    public synchronized void progresses(String words) {
        if (ansi.enabled()) {
            String line = "  ..  " + padded(running) + " " + words;
            out.print(CLEAR_LINE + line.substring(0, Math.min(line.length(), NARROWEST_TERMINAL)));
            out.flush();
        }
    }

    @Override
    public void proved(WalkStep step) {
        steps++;
        String begin =
                "  " + ansi.string("@|green ok|@") + "  " + padded(step.name()) + seconds(step.duration()) + "  ";
        hanging(begin, PROOF_COLUMN, step.proved());
    }

    void failed(WalkFailed failure) {
        say("  " + ansi.string("@|bold,red FAILED|@") + "  " + failure.step());
        detail("expected", failure.expected());
        detail("seen", failure.seen());
    }

    private void detail(String label, String text) {
        hanging("      %-10s".formatted(label), DETAIL_COLUMN, text);
    }

    // colours take no room on the screen, so the column cannot be had from the length of the beginning
    private void hanging(String begin, int column, String text) {
        String margin = " ".repeat(column);
        say(begin + String.join(System.lineSeparator() + margin, Paragraph.of(text, LINE_WIDTH - column)));
    }

    synchronized void say(String line) {
        if (ansi.enabled()) {
            out.print(CLEAR_LINE);
        }
        out.println(line);
        out.flush();
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%5.1f s", duration.toMillis() / 1000.0);
    }

    private static String padded(String name) {
        return String.format("%-" + NAME_WIDTH + "s", name);
    }
}
