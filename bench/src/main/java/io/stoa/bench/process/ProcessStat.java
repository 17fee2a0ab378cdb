package io.stoa.bench.process;

import java.time.Duration;

/**
 * A line of {@code /proc/PID/stat}.
 *
 * @see "proc(5), /proc/pid/stat: utime is field 14, stime field 15, both in clock ticks"
 */
record ProcessStat(Duration processorTime) {

    /** Linux shows ticks of a hundredth of a second to programs, whatever the kernel counts in. */
    private static final long TICK_MILLIS = 10;

    private static final int USER_TIME = 14;
    private static final int SYSTEM_TIME = 15;
    private static final int FIRST_AFTER_NAME = 3;

    // the name of a process is in parentheses and may hold anything, also blanks and parentheses
    static ProcessStat parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER_TIME - FIRST_AFTER_NAME])
                + Long.parseLong(fields[SYSTEM_TIME - FIRST_AFTER_NAME]);
        return new ProcessStat(Duration.ofMillis(ticks * TICK_MILLIS));
    }
}
