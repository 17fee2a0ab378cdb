package io.stoa.cli.torture.check;

import io.stoa.packageformat.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the files of a package store. */
public record StoreState(Path packages) {

    /** Folders of attempts that nobody cleared away. */
    public List<String> staged() throws IOException {
        Path staging = packages.resolve("staging");
        if (!Files.isDirectory(staging)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(staging)) {
            return folders.map(folder -> "staging/" + folder.getFileName()).toList();
        }
    }

    /** What is wrong with the objects of these assets. @param assets of published packages */
    List<String> missing(List<PublishedAsset> assets) throws IOException {
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

    private static Optional<String> fault(PublishedAsset asset, Map<String, Path> objects) {
        Path object = objects.get(asset.publicId());
        if (object == null) {
            return Optional.of("the object of asset " + asset.publicId() + " is missing");
        }
        String found = digest(object);
        return found.equals(asset.sha256())
                ? Optional.empty()
                : Optional.of("the object of asset " + asset.publicId() + " has digest " + found + " and not "
                        + asset.sha256());
    }

    private static String digest(Path object) {
        try {
            return Sha256.of(Files.readAllBytes(object)).hex();
        } catch (IOException unreadable) {
            return "none: " + unreadable;
        }
    }
}
