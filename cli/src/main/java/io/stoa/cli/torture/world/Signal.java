package io.stoa.cli.torture.world;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Signals that Java has no words for. Sent to processes of ours by their id, never by a name. */
enum Signal {
    KILL,
    STOP,
    CONT;

    private static final int PATIENCE_SECONDS = 10;

    void send(long pid) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name(), String.valueOf(pid))
                    .redirectErrorStream(true)
                    .start();
            if (!kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new WorldBroken("process " + pid + " took no " + name());
            }
        } catch (IOException noSuchCommand) {
            throw new WorldBroken("the command kill is missing", noSuchCommand);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new WorldBroken("interrupted while sending " + name() + " to " + pid, stopped);
        }
    }
}
