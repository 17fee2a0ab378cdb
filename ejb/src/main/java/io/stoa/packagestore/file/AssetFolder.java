package io.stoa.packagestore.file;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.stoa.apple.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The held assets of one app as files, each with its digest beside it.
 *
 * @param folder on the file system of the staging folders, so that moving in is one rename
 */
record AssetFolder(Path folder) implements AssetKeeper {

    @Override
    public boolean holds(String publicId) {
        return Files.exists(asset(publicId));
    }

    /** Makes the folder so that it outlives a crash: what is moved into it is durable only where it is. */
    void make() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            sync(folder.getParent());
        }
    }

    // the asset goes first: a digest alone is not taken for an asset, and the next one to come in replaces it
    void remove(String publicId) throws IOException {
        Path asset = asset(publicId);
        if (Files.deleteIfExists(asset)) {
            Files.deleteIfExists(digestOf(asset));
            sync(folder);
        }
    }

    // the digest is there before the asset is, so that no reader finds one without the other
    @Override
    public void keep(Path staged, String publicId, Sha256 sha256) throws IOException {
        Path asset = asset(publicId);
        Path digest = staged.resolveSibling(asset.getFileName() + ".sha256");
        Files.writeString(digest, sha256.hex() + "\n");
        sync(digest);
        sync(staged);
        Files.move(digest, digestOf(asset), ATOMIC_MOVE, REPLACE_EXISTING);
        Files.move(staged, asset, ATOMIC_MOVE, REPLACE_EXISTING);
        sync(folder);
    }

    Path asset(String publicId) {
        return folder.resolve(FilePackageStore.fileName(publicId));
    }

    static Path digestOf(Path asset) {
        return asset.resolveSibling(asset.getFileName() + ".sha256");
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
