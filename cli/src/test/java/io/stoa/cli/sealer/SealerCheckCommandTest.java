package io.stoa.cli.sealer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.sealer.LicenseSealerSimulator;
import io.stoa.simulator.sealer.Misbehaviour;
import io.stoa.simulator.sealer.SealerKeys;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The kit passes a sealer that keeps the contract, and none that does not. */
class SealerCheckCommandTest {

    @TempDir
    static Path folder;

    private static SealerKeys keys;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line = new CommandLine(new SealerCheckCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    private LicenseSealerSimulator sealer;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = SealerKeys.in(folder, Clock.systemUTC());
    }

    @BeforeEach
    void setUp() throws Exception {
        sealer = LicenseSealerSimulator.start(0, keys, Duration.ofMillis(10));
    }

    @AfterEach
    void tearDown() {
        sealer.close();
    }

    @Test
    void shouldPassASealerThatKeepsTheContract() {
        assertEquals(0, check(), out::toString);
        assertFalse(out.toString().contains("FAIL"));
        assertTrue(out.toString().contains("35 of 35 checks passed."), out::toString);
    }

    @Test
    void shouldPassASealerThatIsOnlyALittleSlow() {
        sealer.misbehave(Misbehaviour.SLOW);

        assertEquals(0, check(), out::toString);
    }

    @ParameterizedTest
    @EnumSource(names = {"DEAD", "GARBAGE", "HTML", "ERROR", "SEALING_FAILED", "BUSY"})
    void shouldFailASealerThatDoesNotAnswerAsItHasTo(Misbehaviour misbehaviour) {
        sealer.misbehave(misbehaviour);

        assertEquals(1, check());
        assertTrue(out.toString().contains("FAIL  self-check: expected 200"), out::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "EMPTY, a licence",
        "WRONG_CONTENT, a licence",
        "WRONG_CONTENT, licences for several apps",
        "WRONG_CONTENT, a renewal",
        "CREDULOUS, one number twice",
        "CREDULOUS, bytes that are no request",
        "CREDULOUS, a number of 2^63"
    })
    void shouldFailASealerThatSealsWrongly(Misbehaviour misbehaviour, String check) {
        sealer.misbehave(misbehaviour);

        assertEquals(1, check());
        assertTrue(out.toString().contains("FAIL  " + check + ":"), out::toString);
    }

    @Test
    void shouldSayThatNobodyIsThere() {
        sealer.close();

        assertEquals(1, check());
        assertTrue(out.toString().contains("no answer"), out::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1", "here", "http:/x"})
    void shouldCallAnAddressUnusableThatIsNone(String address) {
        assertEquals(2, line.execute(address));
    }

    @Test
    void shouldWantARequestAndItsKeyBlobTogether() throws Exception {
        sealer.misbehave(Misbehaviour.ERROR);
        Path request = Files.writeString(folder.resolve("request"), "x");

        assertEquals(2, line.execute(sealer.uri().toString(), "--request", request.toString()));
    }

    private int check() {
        return line.execute(sealer.uri().toString());
    }
}
