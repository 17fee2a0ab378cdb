package io.stoa.packagestore.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packagestore.service.DownloadTurns.Limits;
import io.stoa.packagestore.service.DownloadTurns.Waiting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Every download gets its turn, none takes another's, and no limit is passed. */
class DownloadTurnsTest {

    @Test
    void shouldNotLetThreeHundredAssetsStarveThree() {
        DownloadTurns<String> turns = new DownloadTurns<>(new Limits(4, 4, 4));
        turns.add(job("large", 300, "cdn"));
        Deque<String> running = begin(turns);
        turns.add(job("small", 3, "cdn"));
        List<String> ended = new ArrayList<>();
        while (!ended.contains("small-3")) {
            ended.add(end(turns, running));
        }

        // three of its own, and those of the other job that ran before and between
        assertTrue(ended.size() <= 10, ended.toString());
    }

    @Test
    void shouldGiveAJobNoMoreThanItsShare() {
        DownloadTurns<String> turns = new DownloadTurns<>(new Limits(4, 3, 4));
        turns.add(job("large", 300, "cdn"));
        assertEquals(List.of("large-1", "large-2", "large-3"), List.copyOf(begin(turns)));

        turns.add(job("small", 3, "cdn"));
        assertEquals(List.of("small-1"), List.copyOf(begin(turns)));
    }

    @Test
    void shouldGiveAHostNoMoreThanItsShareAndGoOnWithOthers() {
        DownloadTurns<String> turns = new DownloadTurns<>(new Limits(4, 4, 2));
        List<Waiting<String>> mixed = new ArrayList<>(job("a", 5, "slow"));
        mixed.addAll(job("b", 5, "fast"));
        turns.add(mixed);

        assertEquals(List.of("a-1", "a-2", "b-1", "b-2"), List.copyOf(begin(turns)));
        turns.done("b-1");
        assertEquals(List.of("b-3"), List.copyOf(begin(turns)));
    }

    @Test
    void shouldTakeAwayWhatHasNotBegun() {
        DownloadTurns<String> turns = new DownloadTurns<>(new Limits(1, 1, 1));
        turns.add(job("a", 3, "cdn"));
        begin(turns);

        assertEquals(List.of("a-2", "a-3"), turns.clear());
        turns.done("a-1");
        assertEquals(Optional.empty(), turns.next());
    }

    @Test
    void shouldWantLimitsThatLetSomethingThrough() {
        assertThrows(IllegalArgumentException.class, () -> new Limits(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Limits(1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Limits(1, 1, 0));
    }

    @Property(tries = 200)
    void shouldGiveEverybodyOneTurn(
            @ForAll @IntRange(min = 1, max = 5) int total,
            @ForAll @IntRange(min = 1, max = 5) int perJob,
            @ForAll @IntRange(min = 1, max = 5) int perHost,
            @ForAll @IntRange(min = 0, max = 20) int first,
            @ForAll @IntRange(min = 0, max = 20) int second) {
        DownloadTurns<String> turns = new DownloadTurns<>(new Limits(total, perJob, perHost));
        turns.add(job("a", first, "one"));
        turns.add(job("b", second, "two"));
        Deque<String> running = begin(turns);
        Set<String> ended = new HashSet<>();
        while (!running.isEmpty()) {
            assertTrue(running.size() <= Math.min(total, 2 * Math.min(perJob, perHost)));
            assertTrue(ended.add(end(turns, running)));
        }

        assertEquals(first + second, ended.size());
    }

    private static String end(DownloadTurns<String> turns, Deque<String> running) {
        String oldest = running.remove();
        turns.done(oldest);
        running.addAll(begin(turns));
        return oldest;
    }

    private static Deque<String> begin(DownloadTurns<String> turns) {
        Deque<String> begun = new ArrayDeque<>();
        for (Optional<String> next = turns.next(); next.isPresent(); next = turns.next()) {
            begun.add(next.get());
        }
        return begun;
    }

    private static List<Waiting<String>> job(String name, int assets, String host) {
        return IntStream.rangeClosed(1, assets)
                .mapToObj(number -> new Waiting<>(host, name + "-" + number))
                .toList();
    }
}
