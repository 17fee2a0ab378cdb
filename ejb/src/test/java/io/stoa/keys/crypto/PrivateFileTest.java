package io.stoa.keys.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key files are their owner's alone, and complete. */
class PrivateFileTest {

    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    Path folder;

    @Test
    void shouldWriteAFileOnlyItsOwnerMayRead() throws Exception {
        assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this file system has no file modes");
        Path file = folder.resolve("keys/key.pem");

        PrivateFile.write(file, CONTENT);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    void shouldLeaveNothingBesideTheFile() throws Exception {
        Path file = folder.resolve("key.pem");

        PrivateFile.write(file, CONTENT);

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
    }

    @Test
    void shouldSayThatAFolderIsNotOurs() throws Exception {
        Path notAFolder = Files.createFile(folder.resolve("file"));

        assertThrows(KeyFileUnreadable.class, () -> PrivateFile.write(notAFolder.resolve("key.pem"), CONTENT));
    }
}
