package io.stoa.schema.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.Entity;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;

/** Whatever is written is read back as it was: every column of every entity, on each provider and database. */
class RoundTripTest {

    @OnEveryDatabase
    void shouldKnowEveryEntityOfThePersistenceUnit(Database database) {
        Set<Class<?>> ofTheUnit = database.factory().getMetamodel().getEntities().stream()
                .map(type -> type.getJavaType())
                .collect(Collectors.toSet());

        assertEquals(ofTheUnit, Set.copyOf(FilledRow.ENTITIES));
        assertTrue(ofTheUnit.stream().allMatch(type -> type.isAnnotationPresent(Entity.class)));
    }

    @OnEveryDatabase
    void shouldReadBackEveryColumnOfEveryEntity(Database database) {
        List<FilledRow> rows = FilledRow.all();
        rows.forEach(row -> database.write(entities -> entities.persist(row.entity())));

        for (FilledRow row : rows) {
            FilledRow found = database.read(entities -> new FilledRow(entities.find(row.type(), row.id())));
            assertSame(row.values(), found.values());
        }
    }

    @OnEveryDatabase
    void shouldReadBackWhatWasLeftOutAsLeftOut(Database database) {
        List<FilledRow> rows =
                FilledRow.all().stream().map(FilledRow::withoutOptionals).toList();
        rows.forEach(row -> database.write(entities -> entities.persist(row.entity())));

        for (FilledRow row : rows) {
            FilledRow found = database.read(entities -> new FilledRow(entities.find(row.type(), row.id())));
            assertSame(row.values(), found.values());
        }
    }

    @OnEveryDatabase
    void shouldNotLetASecondRowHaveTheSameKey(Database database) {
        FilledRow.all().forEach(row -> database.write(entities -> entities.persist(row.entity())));

        for (FilledRow again : FilledRow.all()) {
            Assertions.assertThrows(
                    PersistenceException.class,
                    () -> database.write(entities -> entities.persist(again.entity())),
                    () -> again.type().getSimpleName());
        }
    }

    private static void assertSame(Map<String, Object> expected, Map<String, Object> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, value) -> {
            Object found = actual.get(name);
            if (value == null) {
                assertNull(found, name);
            } else if (value instanceof byte[] bytes) {
                assertArrayEquals(bytes, (byte[]) assertPresent(found, name), name);
            } else {
                assertEquals(value, found, name);
            }
        });
    }

    private static Object assertPresent(Object found, String name) {
        assertNotNull(found, name);
        return found;
    }
}
