package io.stoa.packageformat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What lies in a folder: regular files with their sizes, and whatever has no place in a package. Only the two folders a
 * package can have are looked into, so a large tree given by mistake is not walked.
 *
 * @param files relative path, with slashes, to size in bytes
 * @param links symbolic links; never followed
 * @param strangers folders and special files
 */
record PackageFolder(Path root, TreeMap<String, Long> files, Set<String> links, Set<String> strangers) {

    private static final Set<String> FOLDERS = Set.of("variant", "delta");

    static PackageFolder list(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new NotDirectoryException(root.toString());
        }
        Path real = root.toRealPath(); // the folder itself may be reached by a link; what is in it may not
        PackageFolder folder = new PackageFolder(real, new TreeMap<>(), new TreeSet<>(), new TreeSet<>());
        Files.walkFileTree(real, folder.new Visitor());
        return folder;
    }

    /** At most this many bytes, so that a file too large can be told without reading all of it. */
    byte[] read(String path, int limit) throws IOException {
        try (InputStream bytes = open(path)) {
            return bytes.readNBytes(limit);
        }
    }

    InputStream open(String path) throws IOException {
        return Files.newInputStream(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    private String relative(Path path) {
        return StreamSupport.stream(root.relativize(path).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String path = relative(directory);
            if (directory.equals(root) || FOLDERS.contains(path)) {
                return FileVisitResult.CONTINUE;
            }
            strangers.add(path + "/");
            return FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isSymbolicLink()) {
                links.add(relative(file));
            } else if (attributes.isRegularFile()) {
                files.put(relative(file), attributes.size());
            } else {
                strangers.add(relative(file));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
