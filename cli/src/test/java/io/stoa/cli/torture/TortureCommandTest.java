package io.stoa.cli.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TortureCommandTest {

    @ParameterizedTest
    @CsvSource({
        "--seeds,6,Seeds are a range",
        "--seeds,2..1,1 at least",
        "--seed,-1,0 at least",
        "--seconds,0,1 at least"
    })
    void shouldSayWhatMakesNoSenseInASentence(String option, String value, String sentence) {
        StringWriter said = new StringWriter();

        int code = new CommandLine(new TortureCommand())
                .setErr(new PrintWriter(said, true))
                .execute(option, value);

        assertEquals(2, code);
        assertTrue(said.toString().contains(sentence), said::toString);
        assertFalse(said.toString().contains("\tat "), said::toString);
    }
}
