package io.stoa.bench.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Who runs where, on a machine of two cores or more: the server on the first, whoever loads it on the second. */
public final class Cores {

    private static final int SERVER = 0;
    private static final int GENERATOR = 1;

    private Cores() {}

    /** Puts servers on the one core and ourselves, who load them, on the other. */
    public static void pin(List<ProcessTree> servers) throws IOException, InterruptedException {
        for (ProcessTree server : servers) {
            server.pinTo(SERVER);
        }
        long self = ProcessHandle.current().pid();
        Command.of("taskset", "-a", "-c", "-p", String.valueOf(GENERATOR), String.valueOf(self))
                .run();
    }

    /** Lets a time pass in which nobody is asked for anything: what happens in it happens by itself. */
    public static void leaveAlone(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
