package io.stoa.schema.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.metamodel.EntityType;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.resource.LoadableResource;
import org.junit.jupiter.api.Test;

/** Migrations, tables and entities say the same. */
class SchemaTest {

    @Test
    void shouldBundleExactlyTheMigrationsOfTheFolder() throws IOException, URISyntaxException {
        Path folder =
                Path.of(BundledMigrations.class.getResource("/db/migration").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());

            assertEquals(names, Set.copyOf(BundledMigrations.NAMES));
        }
    }

    @Test
    void shouldFindABundledMigrationByItsNameAndNoOther() throws IOException {
        BundledMigrations migrations = new BundledMigrations(getClass().getClassLoader());
        LoadableResource first = migrations.getResource("db/migration/V1__ground.sql");
        StringWriter content = new StringWriter();
        try (Reader reader = first.read()) {
            reader.transferTo(content);
        }

        assertTrue(content.toString().contains("create table notification"));
        assertEquals("V1__ground.sql", first.getFilename());
        assertNull(migrations.getResource("db/migration/V0__other.sql"));
        assertEquals(
                BundledMigrations.NAMES.size(),
                migrations.getResources("V", new String[] {".sql"}).size());
        assertTrue(migrations.getResources("R", new String[] {".sql"}).isEmpty());
    }

    @OnEveryDatabase
    void shouldNotMigrateAgainWhatIsMigrated(Database database) {
        assertFalse(database.tables().isEmpty());
        DatabaseMigration again = new DatabaseMigration();
        again.dataSource = (database.name().endsWith("H2") ? Engine.H2 : Engine.POSTGRESQL).migrated();
        again.migrate();

        assertEquals(0, again.applied());
    }

    @OnEveryDatabase
    void shouldMapEveryTableAndEveryColumn(Database database) {
        Map<String, Set<String>> mapped = new HashMap<>();
        for (EntityType<?> entity : database.factory().getMetamodel().getEntities()) {
            mapped.put(
                    entity.getJavaType().getAnnotation(Table.class).name(),
                    new TreeSet<>(columnsOf(entity.getJavaType())));
        }
        Map<String, Set<String>> present = database.tables().stream()
                .collect(Collectors.toMap(table -> table, table -> new TreeSet<>(database.columnsOf(table))));

        assertEquals(present, mapped);
    }

    private static List<String> columnsOf(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(field ->
                        !Modifier.isStatic(field.getModifiers()) && !field.isAnnotationPresent(Transient.class))
                .flatMap(field -> isPart(field) ? columnsOf(field.getType()).stream() : Stream.of(columnOf(field)))
                .toList();
    }

    private static boolean isPart(Field field) {
        return field.isAnnotationPresent(Embedded.class) || field.isAnnotationPresent(EmbeddedId.class);
    }

    private static String columnOf(Field field) {
        Column column = field.getAnnotation(Column.class);
        return column == null || column.name().isEmpty() ? field.getName().toLowerCase() : column.name();
    }
}
