package io.stoa.cli.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.cli.torture.check.Point;
import io.stoa.cli.torture.check.Violation;
import io.stoa.cli.torture.history.Action;
import io.stoa.cli.torture.history.Operation;
import io.stoa.cli.torture.history.Verdict;
import io.stoa.cli.torture.plan.Fault;
import io.stoa.cli.torture.plan.Plan;
import io.stoa.cli.torture.plan.Planner;
import io.stoa.cli.torture.world.WorldBroken;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TortureScreenTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final Plan PLAN = Planner.plan(7, Duration.ofSeconds(10), List.of(Fault.KILL_SERVER));
    private static final Duration TIME = Duration.ofSeconds(41);

    private final StringWriter shown = new StringWriter();
    private final TortureScreen screen = new TortureScreen(new PrintWriter(shown));

    @Test
    void shouldEndWithOneWordWhereAllWentWell() {
        screen.conclude(3, List.of(), Duration.ofSeconds(90), "--seconds 20");
        assertEquals(List.of("3 seeds in 90 s, 3 clean", "torture: clean"), lines());
    }

    @Test
    void shouldSayHowToPlayASeedAgainThatFailed() {
        screen.conclude(3, List.of(7L), Duration.ofSeconds(90), "--seconds 20");
        assertEquals(
                List.of(
                        "3 seeds in 90 s, 2 clean",
                        "to play a seed again: ./stoa torture --seed SEED --seconds 20",
                        "torture: failed with seeds [7]"),
                lines());
    }

    @Test
    void shouldTellACleanSeedInOneLine() {
        Operation missed = operation(Action.FAULT, "KILL_SERVER", Verdict.UNKNOWN);
        screen.played(PLAN, 3, List.of(operation(Action.NOTIFY, "a1", Verdict.OK), missed), List.of(), TIME);
        assertEquals(1, lines().size());
        String line = lines().get(0);
        assertTrue(
                line.matches("seed 7 +41 s +clean +notifications +1 ok +0 failed .*: +3 struck +KILL_SERVER\\?"), line);
    }

    @Test
    void shouldTellASeedThatCouldNotBePlayedInOneLine() {
        screen.broke(PLAN, new WorldBroken("the broker does not answer"), TIME);
        assertEquals(
                List.of(
                        "seed 7      41 s  BROKEN    KILL_SERVER  io.stoa.cli.torture.world.WorldBroken: the broker does not answer"),
                lines());
    }

    @Test
    void shouldNameSeedPointAndOperationsOfAViolation() {
        Operation delivery = operation(Action.NOTIFY, "a1", Verdict.OK);
        Violation violation = new Violation(7, Point.NOTIFICATION_ONCE, "a1 is there 0 times", List.of(delivery));
        screen.played(PLAN, 0, List.of(delivery), List.of(violation), TIME);
        assertTrue(shown.toString().contains("FOUND 1"), shown::toString);
        assertTrue(shown.toString().contains("seed 7 NOTIFICATION_ONCE: a1 is there 0 times"), shown::toString);
        assertTrue(shown.toString().contains("NOTIFY a1 OK 200"), shown::toString);
    }

    private static Operation operation(Action action, String subject, Verdict verdict) {
        return new Operation(7, action, subject, NOON, NOON, verdict, "200");
    }

    private List<String> lines() {
        return shown.toString().lines().toList();
    }
}
