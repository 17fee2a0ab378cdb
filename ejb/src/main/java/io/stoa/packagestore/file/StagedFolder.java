package io.stoa.packagestore.file;

import io.stoa.apple.Sha256;
import io.stoa.packagestore.StagedPackage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The staging folder of one attempt at an ingestion. */
final class StagedFolder implements StagedPackage {

    private final Path staging;
    private final AssetKeeper keeper;

    StagedFolder(Path staging, AssetKeeper keeper) {
        this.staging = staging;
        this.keeper = keeper;
    }

    @Override
    public FileChannel write(String publicId) {
        try {
            return FileChannel.open(
                    staged(publicId),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException unwritable) {
            throw FilePackageStore.unavailable(unwritable);
        }
    }

    @Override
    public void promote(String publicId, Sha256 sha256) {
        try {
            if (Files.exists(staged(publicId))) {
                keeper.keep(staged(publicId), publicId, sha256);
            } else if (!keeper.holds(publicId)) {
                throw FilePackageStore.unavailable(new NoSuchFileException(publicId));
            }
        } catch (IOException unwritable) {
            throw FilePackageStore.unavailable(unwritable);
        }
    }

    @Override
    public void discard(String publicId) {
        try {
            Files.deleteIfExists(staged(publicId));
        } catch (IOException undeletable) {
            throw FilePackageStore.unavailable(undeletable);
        }
    }

    @Override
    public long freeSpace() {
        try {
            return Files.getFileStore(staging).getUsableSpace();
        } catch (IOException unknown) {
            throw FilePackageStore.unavailable(unknown);
        }
    }

    @Override
    public void close() {
        try {
            discard(staging);
        } catch (IOException undeletable) {
            throw FilePackageStore.unavailable(undeletable);
        }
    }

    /** Removes the folder of an attempt with all that is left in it; one that is gone already is as good. */
    static void discard(Path attempt) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(attempt)) {
            for (Path path : left) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException goneAlready) {
            return;
        }
        Files.deleteIfExists(attempt);
    }

    private Path staged(String publicId) {
        return staging.resolve(FilePackageStore.fileName(publicId));
    }
}
