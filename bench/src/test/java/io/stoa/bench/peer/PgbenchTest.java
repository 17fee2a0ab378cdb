package io.stoa.bench.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgbenchTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pgbench: error: connection to server failed",
                "number of failed transactions: 3 (0.1%)\ntps = 900.0 (without initial connection time)",
                "tps = 900.0 (including connections establishing)"
            })
    void shouldNotTakeAFailureForARate(String output) {
        assertThrows(IOException.class, () -> Pgbench.rate(output));
    }

    @Test
    void shouldReadTheRateWithoutConnecting() throws IOException {
        String output =
                """
                transaction type: insert.sql
                number of transactions actually processed: 3710
                number of failed transactions: 0 (0.000%)
                latency average = 4.317 ms
                initial connection time = 31.250 ms
                tps = 3706.312345 (without initial connection time)
                """;
        assertEquals(3706.312345, Pgbench.rate(output));
    }
}
