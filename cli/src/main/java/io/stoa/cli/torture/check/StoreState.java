package io.stoa.cli.torture.check;

import io.stoa.packageformat.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the files of a package store. */
record StoreState(Path packages) {

    /** Folders of attempts that nobody cleared away. */
    List<String> staged() throws IOException {
        Path staging = packages.resolve("staging");
        if (!Files.isDirectory(staging)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(staging)) {
            return folders.map(folder -> "staging/" + folder.getFileName()).toList();
        }
    }

    /** What is wrong with the objects of these assets. @param assets id, size and digest of each */
    List<String> missing(List<List<String>> assets) throws IOException {
        Map<String, Path> objects = objects();
        return assets.stream()
                .distinct()
                .flatMap(asset -> fault(asset, objects).stream())
                .toList();
    }

    private Map<String, Path> objects() throws IOException {
        try (Stream<Path> files = Files.walk(packages)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(packages.resolve("staging")))
                    .collect(
                            Collectors.toMap(file -> file.getFileName().toString(), file -> file, (one, other) -> one));
        }
    }

    private static Optional<String> fault(List<String> asset, Map<String, Path> objects) {
        String publicId = asset.get(0).toLowerCase(Locale.ROOT);
        Path object = objects.get(publicId);
        if (object == null) {
            return Optional.of("the object of asset " + publicId + " is missing");
        }
        String found = digest(object);
        return found.equals(asset.get(2))
                ? Optional.empty()
                : Optional.of("the object of asset " + publicId + " has digest " + found + " and not " + asset.get(2));
    }

    private static String digest(Path object) {
        try {
            return Sha256.of(Files.readAllBytes(object)).hex();
        } catch (IOException unreadable) {
            return "none: " + unreadable;
        }
    }
}
