package io.stoa.simulator.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.device.InstallLink;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalkLogTest {

    private final SteppingClock clock = new SteppingClock();
    private final TellingListener told = new TellingListener();
    private final WalkLog log = new WalkLog(told, clock);

    @Test
    void shouldTellBeginningProgressAndProofInOrder() {
        String result = log.step("launch", proof -> {
            proof.progresses("half way");
            clock.pass(Duration.ofMillis(1500));
            proof.proves("it runs");
            proof.proves("it is licensed");
            return "done";
        });

        assertEquals("done", result);
        assertEquals(List.of("begins launch", "half way", "launch 1500 ms: it runs; it is licensed"), told.words);
    }

    @Test
    void shouldSayWhatWasExpectedAndWhatWasSeen() {
        WalkFailed failed = assertThrows(
                WalkFailed.class,
                () -> log.prove("launch", proof -> Unexpected.unless(false, "the app to run", "a grey icon")));

        assertEquals("launch", failed.step());
        assertEquals("the app to run", failed.expected());
        assertEquals("a grey icon", failed.seen());
        assertEquals("launch: expected was the app to run; seen was a grey icon", failed.getMessage());
    }

    @Test
    void shouldNeverCallAFailedStepProved() {
        assertThrows(WalkFailed.class, () -> log.prove("launch", proof -> Unexpected.unless(false, "this", "that")));

        assertEquals(List.of("begins launch"), told.words);
    }

    @Test
    void shouldSayWhatADeviceReportedAndAdvised() {
        WalkFailed failed = assertThrows(
                WalkFailed.class, () -> log.step("tap", proof -> InstallLink.parse("https://kite.example/install")));

        assertTrue(failed.seen().startsWith("invalidURL: "), failed.seen());
        assertTrue(failed.seen().contains("What to do: "), failed.seen());
    }

    @Test
    void shouldMakeAFailureOfAnythingElseToo() {
        ClassCastException fault = new ClassCastException("an array where an object was agreed");

        WalkFailed failed = assertThrows(
                WalkFailed.class,
                () -> log.prove("look", proof -> {
                    throw fault;
                }));

        assertSame(fault, failed.getCause());
        assertTrue(failed.seen().contains("an array where an object was agreed"));
    }
}
