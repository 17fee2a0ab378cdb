package io.stoa.packagestore.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says that an attempt still runs, in whatever process and however long it has slept. The operating system lets go of it
 * when the process dies, so no clock is needed to tell the dead from the slow.
 */
record AttemptLock(Path folder, FileChannel channel) implements AutoCloseable {

    static final String FILE = ".lock";

    // POSIX drops a process's lock when it closes the file anywhere: what is held here is not even opened again
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    /** Takes the lock of an attempt's folder; empty while its owner lives. */
    static Optional<AttemptLock> take(Path folder) throws IOException {
        Path known = folder.toAbsolutePath().normalize();
        if (!HELD_HERE.add(known)) {
            return Optional.empty();
        }
        Optional<AttemptLock> taken = Optional.empty();
        try {
            taken = lock(known);
            return taken;
        } finally {
            if (taken.isEmpty()) {
                HELD_HERE.remove(known);
            }
        }
    }

    private static Optional<AttemptLock> lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new AttemptLock(folder, channel));
            }
        } catch (OverlappingFileLockException heldByAnotherApplicationOfThisServer) {
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            HELD_HERE.remove(folder);
        }
    }
}
