package io.stoa.packagestore.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Says that an attempt still runs, in whatever process and however long it has slept. The operating system lets go of it
 * when the process dies, so no clock is needed to tell the dead from the slow.
 */
record AttemptLock(FileChannel channel) implements AutoCloseable {

    static final String FILE = ".lock";

    /** Takes the lock of an attempt's folder; empty while its owner lives. */
    static Optional<AttemptLock> take(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new AttemptLock(channel));
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
