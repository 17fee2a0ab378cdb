package io.stoa.cli.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.cli.torture.check.Point;
import io.stoa.cli.torture.check.Violation;
import io.stoa.cli.torture.history.Action;
import io.stoa.cli.torture.history.Operation;
import io.stoa.cli.torture.history.Verdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TortureScreenTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");

    private final StringWriter shown = new StringWriter();
    private final TortureScreen screen = new TortureScreen(new PrintWriter(shown));

    @Test
    void shouldEndWithOneWordWhereAllWentWell() {
        screen.conclude(3, 0, Duration.ofSeconds(90), "--seconds 20");
        assertEquals("torture: clean", lastLine());
    }

    @Test
    void shouldSayHowToPlayARoundAgainThatWentWrong() {
        screen.conclude(3, 2, Duration.ofSeconds(90), "--seconds 20");
        assertEquals("torture: 2 violations", lastLine());
        assertTrue(shown.toString().contains("./stoa torture --seed SEED --seconds 20"), shown::toString);
    }

    @Test
    void shouldNameSeedPointAndOperationsOfAViolation() {
        Operation delivery = new Operation(7, Action.NOTIFY, "a1", NOON, NOON, Verdict.OK, "200");
        screen.proved(1, List.of(new Violation(7, Point.NOTIFICATION_ONCE, "a1 is there 0 times", List.of(delivery))));
        assertTrue(shown.toString().contains("seed 7 NOTIFICATION_ONCE: a1 is there 0 times"), shown::toString);
        assertTrue(shown.toString().contains("NOTIFY a1 OK 200"), shown::toString);
    }

    private String lastLine() {
        List<String> lines = shown.toString().lines().toList();
        return lines.get(lines.size() - 1);
    }
}
