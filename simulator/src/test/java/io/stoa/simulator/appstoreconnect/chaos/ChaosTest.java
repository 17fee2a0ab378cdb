package io.stoa.simulator.appstoreconnect.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ChaosTest {

    private static final int MANY = 3_000;

    private final Chaos calm = new Chaos(ChaosSettings.none(), new TestClock());

    @Test
    void shouldLetEverythingThroughAtLevelZero() {
        for (int request = 0; request < MANY; request++) {
            assertEquals(Optional.empty(), calm.strike(Door.DOWNLOAD, "/f" + request, true));
        }
        assertEquals(List.of(), calm.injected());
    }

    @Test
    void shouldDecideTheSameForTheSameSeedInTheSameOrder() {
        assertEquals(faults(played(3, 11)), faults(played(3, 11)));
        assertNotEquals(faults(played(3, 11)), faults(played(3, 12)));
    }

    @Test
    void shouldNotLetOneDoorShiftAnother() {
        Chaos both = new Chaos(ChaosSettings.none().withLevel(3, 5), new TestClock());
        List<Optional<Injection>> seen = new ArrayList<>();
        for (int request = 0; request < MANY; request++) {
            both.strike(Door.API, "/v1/" + request, false);
            seen.add(both.strike(Door.DOWNLOAD, "/f" + request, false));
        }
        Chaos alone = new Chaos(ChaosSettings.none().withLevel(3, 5), new TestClock());
        for (int request = 0; request < MANY; request++) {
            assertEquals(seen.get(request), alone.strike(Door.DOWNLOAD, "/f" + request, false));
        }
    }

    @Test
    void shouldStrikeMoreOftenOnAHigherLevelAndWithEveryFaultOnTheHighest() {
        int low = played(1, 7).injected().size();
        int middle = played(2, 7).injected().size();
        Chaos high = played(3, 7);
        assertTrue(0 < low && low < middle && middle < high.injected().size());
        Set<Fault> seen = high.injected().stream()
                .map(InjectedFault::fault)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fault.class)));
        assertEquals(EnumSet.allOf(Fault.class), seen);
    }

    @Property(tries = 200)
    void shouldLetWhoeverTriesAThirdTimeThroughAndLieOnceAtMost(@ForAll long seed) {
        Chaos high = new Chaos(ChaosSettings.none().withLevel(3, seed), new TestClock());
        int inARow = 0;
        int lies = 0;
        for (int attempt = 0; attempt < 60; attempt++) {
            Optional<Injection> injection = high.strike(Door.DOWNLOAD, "/same", attempt % 2 == 0);
            inARow = injection.isPresent() ? inARow + 1 : 0;
            lies += injection.filter(decided -> decided.fault().isLie()).isPresent() ? 1 : 0;
            assertTrue(inARow <= 2 && lies <= 1);
        }
    }

    @Test
    void shouldStrikeTheScriptedRequestsOnly() {
        calm.inject(ScriptedFault.next(Fault.FLIPPED_BYTE).on("abc").times(2).after(17));
        assertEquals(Optional.empty(), calm.strike(Door.DOWNLOAD, "/other", false));
        assertEquals(Optional.empty(), calm.strike(Door.API, "/abc", false));
        Injection first = calm.strike(Door.DOWNLOAD, "/abc/file", false).orElseThrow();
        assertEquals(Fault.FLIPPED_BYTE, first.fault());
        assertEquals(17, first.position(100));
        assertTrue(calm.strike(Door.DOWNLOAD, "/abc/file", false).isPresent());
        assertEquals(Optional.empty(), calm.strike(Door.DOWNLOAD, "/abc/file", false));
        assertEquals(List.of(), calm.script());
        assertTrue(calm.injected().stream().allMatch(InjectedFault::scripted));
    }

    @Test
    void shouldKeepAFaultOfPartsForARequestForAPart() {
        calm.inject(ScriptedFault.next(Fault.RANGE_IGNORED));
        assertEquals(Optional.empty(), calm.strike(Door.DOWNLOAD, "/f", false));
        assertTrue(calm.strike(Door.DOWNLOAD, "/f", true).isPresent());
    }

    @Test
    void shouldStopWhenTold() {
        Chaos high = new Chaos(ChaosSettings.none().withLevel(3, 1), new TestClock());
        high.inject(ScriptedFault.next(Fault.RESET).times(1000));
        high.become(0, 0);
        for (int request = 0; request < MANY; request++) {
            assertEquals(Optional.empty(), high.strike(Door.DOWNLOAD, "/f" + request, false));
        }
    }

    @Test
    void shouldWaitNoLongerOnceItIsClosed() {
        Chaos patient = new Chaos(
                ChaosSettings.none().withTimes(Duration.ZERO, Duration.ofDays(1), Duration.ZERO), new TestClock());
        patient.close();
        assertThrows(IOException.class, patient::stall);
    }

    @Test
    void shouldKeepPositionsInsideTheBody() {
        Injection late = new Injection(Fault.RESET, java.util.OptionalLong.of(1_000), 0);
        assertEquals(9, late.position(10));
        assertEquals(0, late.position(0));
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        ChaosSettings settings = ChaosSettings.none();
        assertThrows(IllegalArgumentException.class, () -> settings.withLevel(4, 0));
        assertThrows(IllegalArgumentException.class, () -> settings.withLevel(-1, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> settings.withTimes(Duration.ofSeconds(-1), Duration.ZERO, Duration.ZERO));
        ScriptedFault fault = ScriptedFault.next(Fault.RESET);
        assertThrows(IllegalArgumentException.class, () -> fault.times(0));
        assertThrows(IllegalArgumentException.class, () -> fault.after(-1));
    }

    @Test
    void shouldReadTheNameOfAFaultAndListThemForAWrongOne() {
        assertEquals(Fault.FLIPPED_BYTE, Fault.of("flipped-byte"));
        String sentence = assertThrows(IllegalArgumentException.class, () -> Fault.of("flood"))
                .getMessage();
        assertTrue(sentence.contains("'flood'") && sentence.contains("endless-body"), sentence);
    }

    private static Chaos played(int level, long seed) {
        Chaos chaos = new Chaos(ChaosSettings.none().withLevel(level, seed), new TestClock());
        for (int request = 0; request < MANY; request++) {
            Door door = Door.values()[request % 3];
            chaos.strike(door, "/" + request, request % 2 == 0);
        }
        return chaos;
    }

    private static List<String> faults(Chaos chaos) {
        return chaos.injected().stream().map(InjectedFault::toString).toList();
    }
}
