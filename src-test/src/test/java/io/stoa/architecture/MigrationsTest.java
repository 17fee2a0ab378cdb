package io.stoa.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final Pattern MIGRATION = Pattern.compile("\"[^\"]*?(V[^\"/]+\\.sql)\"");

    @Test
    void shouldBundleExactlyTheMigrationsThereAre() throws IOException {
        Set<String> listed = listed();
        assertFalse(listed.isEmpty(), "BundledMigrations lists no migration");
        assertEquals(
                files(),
                listed,
                "because a migration that is not listed by name is not found inside an EAR, and nobody is told");
    }

    private static Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(Module.EJB.root().resolve("src/main/resources/db/migration"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> listed() throws IOException {
        Path source = Module.EJB.root().resolve("src/main/java/io/stoa/schema/service/BundledMigrations.java");
        return MIGRATION
                .matcher(Files.readString(source))
                .results()
                .map(MatchResult::group)
                .map(quoted -> quoted.substring(Math.max(quoted.lastIndexOf('/'), 0) + 1, quoted.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
