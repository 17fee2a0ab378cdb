package io.stoa.cli.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrownAwayTest {

    @TempDir
    Path folder;

    @Test
    void shouldDeleteAFolderWithAllThatIsInIt() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/keys/old"));
        Files.writeString(data.resolve("key.pem"), "key");

        ThrownAway.delete(folder.resolve("data"));

        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void shouldNotFollowALinkOutOfTheFolder() throws IOException {
        Path kept = Files.writeString(
                Files.createDirectories(folder.resolve("kept")).resolve("file"), "kept");
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.createSymbolicLink(data.resolve("link"), kept.getParent());

        ThrownAway.delete(data);

        assertTrue(Files.exists(kept));
        assertFalse(Files.exists(data));
    }
}
