package io.stoa.bench.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpensslSpeedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "speed: Unknown algorithm rsa3072",
                "+F2:3:2048:1727.419355:36432.530120",
                "+F4:3:256:70800.000000:24240.298507"
            })
    void shouldNotTakeSomethingElseForItsRate(String output) {
        assertThrows(IOException.class, () -> OpensslSpeed.RSA_3072.rate(output));
    }

    @Test
    void shouldReadHowOftenAPrivateKeyIsUsed() throws IOException {
        assertEquals(727.419355, OpensslSpeed.RSA_3072.rate("+R1:728:3072:1.00\n+F2:3:3072:727.419355:36432.530120\n"));
        assertEquals(70_800, OpensslSpeed.ECDSA_P256.rate("+F4:3:256:70800.000000:24240.298507\n"));
    }
}
