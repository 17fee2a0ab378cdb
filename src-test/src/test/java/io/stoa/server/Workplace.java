package io.stoa.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The files of one run of a server.
 *
 * @param root made anew for each run, below the build's folder, so that logs outlive a failure
 */
public record Workplace(Path root) {

    /** An empty workplace; what a former run left is removed. */
    public static Workplace fresh(String name) {
        Path root = Path.of("target", "run", name).toAbsolutePath();
        try {
            delete(root);
            Files.createDirectories(root);
        } catch (IOException unusable) {
            throw new UncheckedIOException(root + " cannot be emptied", unusable);
        }
        return new Workplace(root);
    }

    /** A folder of this run, made when it is not there. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** A file of this run with the given text. */
    public Path write(String name, String text) {
        try {
            return Files.writeString(root.resolve(name), text);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    Path log(String name) {
        return folder("logs").resolve(name + ".log");
    }

    static Path ofProject(String path) {
        return Path.of(System.getProperty("stoa.home", ".."))
                .toAbsolutePath()
                .normalize()
                .resolve(path);
    }

    /** A server that the build unpacked; only the profile full-servers does. */
    static Path distribution(String name) {
        Path home = Path.of(System.getProperty("stoa.test.servers", "target/servers"))
                .toAbsolutePath()
                .resolve(name);
        if (!Files.isDirectory(home)) {
            throw new ServerNotStarted(home + " is missing. Run the build with -Pfull-servers, which unpacks it.");
        }
        return home;
    }

    static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unusable) {
            throw new UncheckedIOException(from + " cannot be copied to " + to, unusable);
        }
    }

    static void copyTree(Path from, Path to) {
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    Files.createDirectories(to.resolve(from.relativize(folder)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unusable) {
            throw new UncheckedIOException(from + " cannot be copied to " + to, unusable);
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
