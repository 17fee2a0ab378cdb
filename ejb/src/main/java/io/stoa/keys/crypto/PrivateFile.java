package io.stoa.keys.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files only the server's own user may read. They appear complete or not at all. */
public final class PrivateFile {

    private PrivateFile() {}

    /** Writes a file of mode 600, in a folder of mode 700 where the folder is new. */
    public static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent(), mode(file.getParent(), "rwx------"));
            Path unfinished =
                    Files.createTempFile(file.getParent(), "unfinished-", "", mode(file.getParent(), "rw-------"));
            Files.write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new KeyFileUnreadable(file, "cannot be written: this user has to own its folder.", unwritable);
        }
    }

    private static FileAttribute<?>[] mode(Path folder, String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
