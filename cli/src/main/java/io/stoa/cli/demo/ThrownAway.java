package io.stoa.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Deletes the data of an installation nobody needs any more. */
final class ThrownAway {

    private ThrownAway() {}

    static void delete(Path directory) throws IOException {
        for (Path path : deepestFirst(directory)) {
            Files.deleteIfExists(path);
        }
    }

    private static List<Path> deepestFirst(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
