package io.stoa.cli.torture.world;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits, always for a bounded time. */
public final class Patience {

    private static final Duration STEP = Duration.ofMillis(100);

    private Patience() {}

    /** Asks ten times a second. @return whether it became true in time */
    public static boolean until(Duration limit, BooleanSupplier condition) {
        return until(limit, STEP, condition);
    }

    /** Asks at every step. @return whether it became true in time */
    public static boolean until(Duration limit, Duration step, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(step.toNanos());
        }
        return true;
    }

    /** Lets time pass. */
    public static void pass(Duration time) {
        until(time, () -> false);
    }
}
