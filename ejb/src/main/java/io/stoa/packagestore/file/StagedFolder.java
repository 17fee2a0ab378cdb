package io.stoa.packagestore.file;

import io.stoa.apple.Sha256;
import io.stoa.packagestore.StagedPackage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** The staging folder of one ingestion. */
final class StagedFolder implements StagedPackage {

    private final Path staging;
    private final Path held;

    StagedFolder(Path staging, Path held) {
        this.staging = staging;
        this.held = held;
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
        Path asset = held.resolve(FilePackageStore.fileName(publicId));
        try {
            if (Files.exists(staged(publicId))) {
                // the digest is there before the asset is, so that no reader finds one without the other
                Files.writeString(FilePackageStore.digestOf(asset), sha256.hex() + "\n");
                sync(FilePackageStore.digestOf(asset));
                sync(staged(publicId));
                Files.move(
                        staged(publicId), asset, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                sync(held);
            }
        } catch (IOException unwritable) {
            throw FilePackageStore.unavailable(unwritable);
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
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
        try (Stream<Path> left = Files.list(staging)) {
            for (Path path : left.toList()) {
                Files.deleteIfExists(path);
            }
            Files.deleteIfExists(staging);
        } catch (IOException undeletable) {
            throw FilePackageStore.unavailable(undeletable);
        }
    }

    private Path staged(String publicId) {
        return staging.resolve(FilePackageStore.fileName(publicId));
    }
}
