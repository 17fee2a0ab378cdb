package io.stoa.time.service;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One bad tick is never the last. */
class TicksTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final int ENOUGH = 3;

    private final List<LogRecord> told = Collections.synchronizedList(new ArrayList<>());
    private final Logger log = Logger.getLogger(Ticks.class.getName());
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            told.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    static List<Throwable> failures() {
        return List.of(
                new IllegalStateException("a bug"),
                new MarketplaceException(FailureCode.DATABASE_AWAY, "Away."),
                new OutOfMemoryError("for a moment"),
                new NoClassDefFoundError("redeployed"));
    }

    @BeforeEach
    void listen() {
        log.addHandler(listener);
        log.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        log.removeHandler(listener);
        log.setUseParentHandlers(true);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldGoOnAfterWhateverEscapesATick(Throwable failure) throws InterruptedException {
        ticksOf(ENOUGH, () -> {
            throw TicksTest.<RuntimeException>asIs(failure);
        });

        String code = failure instanceof MarketplaceException ? "database-away" : "internal";
        assertEquals(
                "notification.recovery-skipped code=" + code + " reason=" + failure.getMessage(),
                told.get(0).getMessage());
    }

    @Test
    void shouldTellAFailureInFullOnceInARow() throws InterruptedException {
        IllegalStateException bug = new IllegalStateException("a bug");
        ticksOf(ENOUGH, () -> {
            throw bug;
        });

        assertEquals(Level.SEVERE, told.get(0).getLevel());
        assertEquals(bug, told.get(0).getThrown());
        assertEquals(Level.WARNING, told.get(1).getLevel());
        assertEquals(null, told.get(1).getThrown());
    }

    @Test
    void shouldTellAFailureInFullAgainAfterAGoodTick() throws InterruptedException {
        AtomicReference<Boolean> fails = new AtomicReference<>(false);
        ticksOf(5, () -> {
            if (fails.updateAndGet(last -> !last)) {
                throw new IllegalStateException("now and then");
            }
        });

        assertTrue(told.size() > 1);
        told.forEach(line -> assertEquals(Level.SEVERE, line.getLevel()));
    }

    @Test
    void shouldEndWithItsThread() throws InterruptedException {
        List<Thread> used = new ArrayList<>();
        CountDownLatch ran = new CountDownLatch(1);
        Ticks ticks = new Ticks("x", ran::countDown, AT_ONCE, AT_ONCE, task -> {
            used.add(new Thread(task));
            return used.get(0);
        });
        assertTrue(ran.await(30, TimeUnit.SECONDS));
        ticks.close();

        used.get(0).join(TimeUnit.SECONDS.toMillis(30));
        assertEquals(Thread.State.TERMINATED, used.get(0).getState());
    }

    @Test
    void shouldTickSoonWhenAskedAndOnceForAllThatAskedBefore() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(2);
        AtomicInteger count = new AtomicInteger();
        Runnable task = () -> {
            count.incrementAndGet();
            begun.countDown();
            awaits(asked);
            over.countDown();
        };
        Duration never = Duration.ofDays(1);
        try (Ticks ticks = new Ticks("x", task, never, never, Thread::new)) {
            ticks.tickSoon(AT_ONCE);
            awaits(begun);
            ticks.tickSoon(AT_ONCE);
            ticks.tickSoon(AT_ONCE);
            asked.countDown();
            awaits(over);
        }

        assertEquals(2, count.get());
    }

    @Test
    void shouldPassOverWhoAsksAfterTheEnd() {
        Ticks ticks = new Ticks("x", () -> {}, AT_ONCE, AT_ONCE, Thread::new);
        ticks.close();

        assertDoesNotThrow(() -> ticks.tickSoon(AT_ONCE));
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    // one tick more than is asked for: the first ones are over then, and told
    private static void ticksOf(int times, Runnable task) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(times + 1);
        Runnable counted = () -> {
            begun.countDown();
            task.run();
        };
        List<Thread> used = Collections.synchronizedList(new ArrayList<>());
        ThreadFactory threads = work -> {
            used.add(new Thread(work));
            return used.get(used.size() - 1);
        };
        try (Ticks ticks = new Ticks("notification.recovery-skipped", counted, AT_ONCE, AT_ONCE, threads)) {
            assertTrue(begun.await(30, TimeUnit.SECONDS), ticks + " ended early");
        }
        for (Thread thread : used) {
            thread.join(); // or its last words would be heard by the next test
        }
    }

    // an error is thrown as an error
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T asIs(Throwable failure) throws T {
        throw (T) failure;
    }
}
