package io.stoa.packagestore.file;

import io.stoa.packagestore.StagedPackage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where bytes wait until they are verified: {@code <ingestion>-<attempt>/} for each attempt, on the local disk, whichever
 * store they end up in.
 */
public record Staging(Path folder) {

    private static final Pattern ATTEMPT = Pattern.compile("([A-Za-z0-9-]+-)[0-9]+");

    /** A place for one attempt; what the same ingestion's earlier attempts left is discarded. */
    public StagedPackage stage(String attempt, AssetKeeper keeper) {
        try {
            Files.createDirectories(folder);
            discardEarlier(ingestionOf(attempt));
            return new StagedFolder(Files.createDirectories(folder.resolve(attempt)), keeper);
        } catch (IOException unwritable) {
            throw FilePackageStore.unavailable(unwritable);
        }
    }

    private static String ingestionOf(String attempt) {
        Matcher named = ATTEMPT.matcher(attempt);
        if (!named.matches()) {
            throw new IllegalArgumentException("an attempt is an ingestion's id, a hyphen and a number");
        }
        return named.group(1);
    }

    // an attempt that was overtaken, or killed, may publish nothing any more: its bytes are nobody's
    private void discardEarlier(String prefix) throws IOException {
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(folder, prefix + "*")) {
            for (Path attempt : earlier) {
                StagedFolder.discard(attempt);
            }
        }
    }

    /** Discards the attempts nobody has written to since {@code before}: their ingestions never came back. */
    public void sweep(Instant before) {
        try (DirectoryStream<Path> attempts = Files.newDirectoryStream(folder)) {
            for (Path attempt : attempts) {
                if (lastWrite(attempt).isBefore(before)) {
                    StagedFolder.discard(attempt);
                }
            }
        } catch (NoSuchFileException nothingStagedYet) {
            return;
        } catch (IOException unreadable) {
            throw FilePackageStore.unavailable(unreadable);
        }
    }

    private static Instant lastWrite(Path attempt) throws IOException {
        Instant last = Files.getLastModifiedTime(attempt).toInstant();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(attempt)) {
            for (Path file : files) {
                Instant written = Files.getLastModifiedTime(file).toInstant();
                last = written.isAfter(last) ? written : last;
            }
        }
        return last;
    }
}
