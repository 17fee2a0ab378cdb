package io.stoa.packagestore.file;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folder of an attempt, its own while it runs; parts in it go over to the next attempt, whatever its number. */
record AttemptFolder(Path path, AttemptLock lock) {

    static AttemptFolder open(Path staging, Attempt attempt) throws IOException {
        Path path = Files.createDirectories(attempt.folder(Files.createDirectories(staging)));
        AttemptLock lock = AttemptLock.take(path).orElseThrow(AttemptFolder::overtaken);
        AttemptFolder folder = new AttemptFolder(path, lock);
        boolean begun = false;
        try {
            folder.takeOverFrom(staging, attempt);
            begun = true;
            return folder;
        } finally {
            if (!begun) {
                lock.close();
            }
        }
    }

    private void takeOverFrom(Path staging, Attempt attempt) throws IOException {
        for (Attempt other : Attempt.in(staging)) {
            if (other.isOfTheSameIngestionAs(attempt) && other.number() != attempt.number()) {
                boolean ended = takeOver(other.folder(staging));
                if (!ended && other.number() > attempt.number()) {
                    discard();
                    throw overtaken();
                }
                discard(other.folder(staging));
            }
        }
    }

    // a higher number that nobody holds is no later attempt: a database from a backup counts from where it was.
    // One that still runs keeps what it writes to: unlinked, its bytes are nobody's
    private boolean takeOver(Path other) throws IOException {
        Optional<AttemptLock> free = AttemptLock.take(other);
        if (free.isPresent()) {
            try (AttemptLock held = free.get()) {
                for (Path part : partsIn(other)) {
                    moveIn(part);
                }
            }
        }
        return free.isPresent();
    }

    private void moveIn(Path part) throws IOException {
        Path mine = path.resolve(part.getFileName());
        if (Files.notExists(mine)) {
            Files.move(PartNote.of(part), PartNote.of(mine), ATOMIC_MOVE);
            Files.move(part, mine, ATOMIC_MOVE);
        }
    }

    // bytes of which nobody knows what they were served as are of no use to anybody
    private static List<Path> partsIn(Path folder) throws IOException {
        List<Path> parts = new ArrayList<>();
        for (Path file : filesIn(folder)) {
            if (Files.size(file) > 0 && Files.exists(PartNote.of(file))) {
                parts.add(file);
            }
        }
        return parts;
    }

    /** Ends the attempt and leaves its parts to the next. */
    boolean leave() throws IOException {
        try (lock) {
            clearButParts();
        }
        return true;
    }

    private void clearButParts() throws IOException {
        List<Path> kept = new ArrayList<>();
        for (Path part : partsIn(path)) {
            kept.add(part);
            kept.add(PartNote.of(part));
        }
        for (Path file : filesIn(path)) {
            if (!kept.contains(file)) {
                Files.deleteIfExists(file);
            }
        }
        if (kept.isEmpty()) {
            Files.deleteIfExists(path);
        }
    }

    /** Ends the attempt and leaves nothing. */
    boolean discard() throws IOException {
        try (lock) {
            discard(path);
        }
        return true;
    }

    static void discardUnlessRunning(Path folder) throws IOException {
        Optional<AttemptLock> free = AttemptLock.take(folder);
        if (free.isPresent()) {
            try (AttemptLock held = free.get()) {
                discard(folder);
            }
        }
    }

    /** Removes the folder of an attempt with all that is left in it; one that is gone already is as good. */
    static void discard(Path folder) throws IOException {
        for (Path file : filesIn(folder)) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            List<Path> found = new ArrayList<>();
            files.forEach(found::add);
            return found;
        } catch (NoSuchFileException goneAlready) {
            return List.of();
        }
    }

    private static RetryableFailure overtaken() {
        return new RetryableFailure(FailureCode.LEASE_LOST, "Another worker has taken this ingestion over.");
    }
}
