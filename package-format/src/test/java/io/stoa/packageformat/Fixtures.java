package io.stoa.packageformat;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real packages, where they are at hand; they are not part of the project. */
final class Fixtures {

    private static final Path ROOT = Path.of(System.getProperty("stoa.fixtures", "absent"));

    private Fixtures() {}

    static Path root() {
        assumeTrue(Files.isDirectory(ROOT), "the recorded packages are not at hand (system property stoa.fixtures)");
        return ROOT;
    }

    static List<Path> packages() {
        try (Stream<Path> files = Files.walk(root().resolve("packages"))) {
            return files.filter(file -> file.endsWith(Manifest.FILE_NAME))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("the recorded packages cannot be read", e);
        }
    }
}
