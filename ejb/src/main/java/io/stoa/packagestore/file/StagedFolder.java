package io.stoa.packagestore.file;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.stoa.apple.Sha256;
import io.stoa.packagestore.StagedPackage;
import io.stoa.packagestore.StagedPart;
import io.stoa.packagestore.Validator;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The staging folder of one attempt at an ingestion, on the local disk whatever the store is. */
final class StagedFolder implements StagedPackage {

    private final AttemptFolder folder;
    private final AssetKeeper keeper;

    private StagedFolder(AttemptFolder folder, AssetKeeper keeper) {
        this.folder = folder;
        this.keeper = keeper;
    }

    /**
     * Opens the folder of an attempt with what earlier ones left.
     *
     * @param staging where the folders of all attempts lie
     * @throws io.stoa.problem.RetryableFailure with {@code LEASE_LOST} when a later attempt has begun
     */
    static StagedFolder stage(Path staging, String attempt, AssetKeeper keeper) throws IOException {
        return new StagedFolder(AttemptFolder.open(staging, Attempt.of(attempt)), keeper);
    }

    @Override
    public Optional<StagedPart> part(String publicId) {
        Path staged = staged(publicId);
        return answered(() -> Files.exists(staged) ? read(staged) : Optional.empty());
    }

    private static Optional<StagedPart> read(Path staged) throws IOException {
        long size = Files.size(staged);
        return PartNote.read(staged).map(servedAs -> new StagedPart(size, servedAs));
    }

    @Override
    public FileChannel write(String publicId) {
        Path staged = staged(publicId);
        return answered(() -> {
            Files.deleteIfExists(PartNote.of(staged));
            return FileChannel.open(staged, CREATE, WRITE, TRUNCATE_EXISTING);
        });
    }

    @Override
    public FileChannel resume(String publicId) {
        Path staged = staged(publicId);
        return answered(() -> FileChannel.open(staged, READ, WRITE));
    }

    @Override
    public void servedAs(String publicId, Validator validator) {
        Path staged = staged(publicId);
        answered(() -> {
            PartNote.write(staged, validator);
            return staged;
        });
    }

    @Override
    public void promote(String publicId, Sha256 sha256) {
        Path staged = staged(publicId);
        answered(() -> {
            if (Files.exists(staged)) {
                keeper.keep(staged, publicId, sha256);
                Files.deleteIfExists(PartNote.of(staged));
            } else if (!keeper.holds(publicId)) {
                throw new NoSuchFileException(publicId);
            }
            return staged;
        });
    }

    @Override
    public void discard(String publicId) {
        Path staged = staged(publicId);
        answered(() -> Files.deleteIfExists(staged) | Files.deleteIfExists(PartNote.of(staged)));
    }

    @Override
    public void discard() {
        answered(folder::discard);
    }

    @Override
    public long freeSpace() {
        return answered(() -> Files.getFileStore(folder.path()).getUsableSpace());
    }

    @Override
    public void close() {
        answered(folder::leave);
    }

    private Path staged(String publicId) {
        return folder.path().resolve(FilePackageStore.fileName(publicId));
    }

    private static <T> T answered(DiskWork<T> work) {
        try {
            return work.carryOut();
        } catch (IOException noAnswer) {
            throw FilePackageStore.unavailable(noAnswer);
        }
    }

    /** Something the disk is asked for. */
    @FunctionalInterface
    private interface DiskWork<T> {
        T carryOut() throws IOException;
    }
}
