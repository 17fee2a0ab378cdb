package io.stoa.cli.torture;

import io.stoa.cli.torture.plan.Fault;
import io.stoa.cli.torture.world.DatabaseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What can be said about a run. */
final class TortureOptions {

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the first round; the next has the next. ${DEFAULT-VALUE} without it.")
    long seed;

    @Option(
            names = "--seeds",
            description = "First and last seed, such as 1..100; instead of --seed, --rounds and --minutes.")
    Optional<String> seeds = Optional.empty();

    @Option(names = "--rounds", description = "How many rounds are played.")
    Optional<Integer> rounds = Optional.empty();

    @Option(names = "--minutes", description = "How long rounds are begun; one round without it.")
    Optional<Integer> minutes = Optional.empty();

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description =
                    "How long clients are busy in a round, and one fault for each ten. ${DEFAULT-VALUE} without it.")
    int seconds;

    @Option(names = "--fault", description = "Only this, may be repeated; all without it: ${COMPLETION-CANDIDATES}.")
    List<Fault> faults = List.of();

    @Option(names = "--data-dir", description = "An empty folder for all that is kept; a new temporary one without it.")
    Optional<Path> folder = Optional.empty();

    @Option(
            names = "--database-url",
            description =
                    "JDBC URL of a PostgreSQL that is not killed; each seed makes a new schema in it and keeps it.")
    Optional<String> databaseUrl = Optional.empty();

    @Option(names = "--database-user", defaultValue = "stoa", description = "Its user.")
    String databaseUser;

    @Option(
            names = "--database-password",
            defaultValue = "${env:STOA_DATABASE_PASSWORD:-stoa}",
            description = "Its password; from STOA_DATABASE_PASSWORD without it.")
    String databasePassword;

    /** @throws IllegalArgumentException what was said makes no sense; the sentence says why */
    void check() {
        if (seconds < 1 || firstSeed() < 0 || mostRounds() < 1 || faults().isEmpty()) {
            throw new IllegalArgumentException(
                    "Seconds, rounds and minutes are 1 at least, seeds 0 at least, and one fault is needed.");
        }
    }

    long firstSeed() {
        return seeds.map(range -> seedOf(range, 0)).orElse(seed);
    }

    int mostRounds() {
        if (seeds.isPresent()) {
            return Math.toIntExact(seedOf(seeds.get(), 1) - firstSeed() + 1);
        }
        return rounds.orElse(minutes.isPresent() ? Integer.MAX_VALUE : 1);
    }

    /** After this no round is begun. */
    Duration limit() {
        return Duration.ofMinutes(seeds.isPresent() ? Integer.MAX_VALUE : minutes.orElse(Integer.MAX_VALUE));
    }

    Duration length() {
        return Duration.ofSeconds(seconds);
    }

    /** What may be injected into the installation of this run. */
    List<Fault> faults() {
        return Arrays.stream(Fault.values())
                .filter(fault -> faults.isEmpty() || faults.contains(fault))
                .filter(fault -> databaseUrl.isEmpty() || fault != Fault.KILL_DATABASE)
                .toList();
    }

    /** The options that a plan depends on, but for the seed. */
    String again() {
        return faults.stream()
                .map(fault -> " --fault " + fault)
                .collect(Collectors.joining("", "--seconds " + seconds, ""));
    }

    Optional<DatabaseAddress> foreignDatabase() {
        return databaseUrl.map(url -> new DatabaseAddress(url, databaseUser, databasePassword));
    }

    private static long seedOf(String range, int part) {
        if (!range.matches("[0-9]{1,9}\\.\\.[0-9]{1,9}")) {
            throw new IllegalArgumentException("Seeds are a range such as 1..100, not " + range + ".");
        }
        return Long.parseLong(range.split("\\.\\.")[part]);
    }
}
