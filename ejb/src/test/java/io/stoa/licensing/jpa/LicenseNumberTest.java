package io.stoa.licensing.jpa;

import static io.stoa.licensing.jpa.JpaLicenses.NUMBERS_OF_A_SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;

/** One statement gives as many numbers as are asked for; none comes twice, though a backup be restored. */
class LicenseNumberTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final long FIRST = 1_000_000;

    @OnEveryDatabase
    void shouldGiveAsManyNumbersAsAreAskedForInOneStatement(Database database) {
        restore(database);

        assertEquals(
                1, database.statementsOf(() -> numbers(database, 100, NOON)).size());
        assertEquals(numbersOf(NOON, FIRST + 100, 3), numbers(database, 3, NOON));
    }

    @OnEveryDatabase
    void shouldTakeTheSecondFromTheClockOfTheDatabase(Database database) {
        long before = Instant.now().getEpochSecond();
        long second = drawn(database, JpaLicenses.nextNumbersStatement(1)).get(0) / NUMBERS_OF_A_SECOND;

        assertTrue(second >= before && second <= Instant.now().getEpochSecond(), "second " + second);
    }

    @OnEveryDatabase
    void shouldRepeatNoNumberAfterABackupIsRestored(Database database) {
        restore(database);
        List<Long> given = new ArrayList<>(numbers(database, 50, NOON));

        restore(database);
        given.addAll(numbers(database, 50, NOON.plusSeconds(1)));
        restore(database);
        given.addAll(numbers(database, 50, NOON.plusSeconds(2)));

        assertEquals(150, new HashSet<>(given).size());
        assertEquals(given.stream().sorted().toList(), given);
    }

    @OnEveryDatabase
    void shouldRepeatNoNumberWhileTheClockIsSetBack(Database database) {
        List<Long> given = new ArrayList<>(numbers(database, 50, NOON));

        given.addAll(numbers(database, 50, NOON.minusSeconds(3600)));
        given.addAll(numbers(database, 50, NOON));

        assertEquals(150, new HashSet<>(given).size());
    }

    @OnEveryDatabase
    void shouldGiveAMillionNumbersASecondBeforeOneCouldRepeat(Database database) {
        restart(database, 7L * NUMBERS_OF_A_SECOND - 2);

        List<Long> acrossTheEnd = numbers(database, 4, NOON);

        long second = NOON.getEpochSecond() * NUMBERS_OF_A_SECOND;
        assertEquals(
                List.of(second + NUMBERS_OF_A_SECOND - 2, second + NUMBERS_OF_A_SECOND - 1, second, second + 1),
                acrossTheEnd);
    }

    @OnEveryDatabase
    void shouldStayBelowWhatEveryReaderOfNumbersUnderstands(Database database) {
        long inTwoHundredYears =
                numbers(database, 1, Instant.parse("2226-01-09T12:00:00Z")).get(0);

        assertTrue(inTwoHundredYears > 0 && inTwoHundredYears < 1L << 53);
    }

    @OnEveryDatabase
    void shouldBeginAboveEveryNumberOfTheTimeBefore(Database database) {
        assertTrue(numbers(database, 1, NOON).get(0) > FIRST * 1_000_000);
    }

    /** The sequence stands where it stood when the backup was made. */
    private static void restore(Database database) {
        restart(database, FIRST);
    }

    private static void restart(Database database, long next) {
        database.write(entities -> entities.createNativeQuery("alter sequence license_number restart with " + next)
                .executeUpdate());
    }

    private static List<Long> numbersOf(Instant second, long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(low -> second.getEpochSecond() * NUMBERS_OF_A_SECOND + low % NUMBERS_OF_A_SECOND)
                .toList();
    }

    private static List<Long> numbers(Database database, int count, Instant moment) {
        return drawn(database, JpaLicenses.nextNumbersStatement(count, "timestamp with time zone '" + moment + "'"));
    }

    private static List<Long> drawn(Database database, String statement) {
        List<?> numbers = database.inTransaction(
                entities -> entities.createNativeQuery(statement).getResultList());
        return numbers.stream().map(number -> ((Number) number).longValue()).toList();
    }
}
