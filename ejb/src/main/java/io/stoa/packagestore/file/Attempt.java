package io.stoa.packagestore.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One try at an ingestion, as its staging folder is called: the ingestion's id, a hyphen, and a number that rises with
 * every try.
 */
record Attempt(String ingestion, long number) {

    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9-]+)-([0-9]{1,18})");

    /** @throws IllegalArgumentException when it is no such name */
    static Attempt of(String name) {
        return read(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("an attempt is an ingestion's id, a hyphen and a number"));
    }

    private static Optional<Attempt> read(String name) {
        Matcher named = NAME.matcher(name);
        return named.matches()
                ? Optional.of(new Attempt(named.group(1), Long.parseLong(named.group(2))))
                : Optional.empty();
    }

    /** Every attempt of which a folder lies in {@code staging}, the latest first. */
    static List<Attempt> in(Path staging) throws IOException {
        List<Attempt> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(staging)) {
            folders.forEach(folder -> read(folder.getFileName().toString()).ifPresent(found::add));
        }
        found.sort(Comparator.comparingLong(Attempt::number).reversed());
        return found;
    }

    boolean isOfTheSameIngestionAs(Attempt other) {
        return ingestion.equals(other.ingestion);
    }

    Path folder(Path staging) {
        return staging.resolve(ingestion + "-" + number);
    }
}
