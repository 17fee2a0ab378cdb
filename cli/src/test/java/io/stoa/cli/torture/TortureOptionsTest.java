package io.stoa.cli.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.cli.torture.plan.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TortureOptionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--seconds 0",
                "--rounds 0",
                "--seed -1",
                "--seeds 9..1",
                "--seeds 1-100",
                "--fault KILL_DATABASE --database-url jdbc:postgresql://127.0.0.1/stoa"
            })
    void shouldRefuseWhatMakesNoSense(String arguments) {
        assertThrows(IllegalArgumentException.class, () -> options(arguments).check());
    }

    @Test
    void shouldPlayOneRoundWhereNothingIsSaid() {
        assertEquals(1, options("").mostRounds());
    }

    @Test
    void shouldPlayEverySeedOfARange() {
        TortureOptions options = options("--seeds 3..102");
        assertEquals(3, options.firstSeed());
        assertEquals(100, options.mostRounds());
    }

    @Test
    void shouldPlayAsManyRoundsAsFitIntoItsMinutes() {
        TortureOptions options = options("--minutes 5 --seed 4");
        assertEquals(4, options.firstSeed());
        assertEquals(Integer.MAX_VALUE, options.mostRounds());
        assertEquals(Duration.ofMinutes(5), options.limit());
    }

    @Test
    void shouldSpareADatabaseThatIsNotItsOwn() {
        TortureOptions options = options("--database-url jdbc:postgresql://127.0.0.1/stoa");
        assertFalse(options.faults().contains(Fault.KILL_DATABASE));
    }

    @Test
    void shouldSayHowToPlayTheSameAgain() {
        TortureOptions options = options("--seconds 30 --fault KILL_BROKER --fault KILL_SERVER");
        assertEquals("--seconds 30 --fault KILL_BROKER --fault KILL_SERVER", options.again());
        assertEquals(List.of(Fault.KILL_SERVER, Fault.KILL_BROKER), options.faults());
    }

    private static TortureOptions options(String arguments) {
        TortureOptions options = new TortureOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("options", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
                .parseArgs(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        return options;
    }
}
