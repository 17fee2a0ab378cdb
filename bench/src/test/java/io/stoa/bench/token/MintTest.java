package io.stoa.bench.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MintTest {

    private static final String CLASS_PATH = String.join(
            File.pathSeparator,
            "target/classes",
            "/m/AmazonCorrettoCryptoProvider-2.5.0-linux-x86_64.jar",
            "/m/bcprov.jar");

    @ParameterizedTest
    @ValueSource(strings = {"", "61653.0", "BC 15598.2", "AmazonCorrettoCryptoProvider", "SunEC 2000.0"})
    void shouldNotTakeTheRateOfAnotherProvider(String line) {
        assertThrows(IOException.class, () -> Mint.NATIVE.rate(line));
    }

    @Test
    void shouldReadTheRateOfItsProvider() throws IOException {
        assertEquals(61_653.25, Mint.NATIVE.rate("AmazonCorrettoCryptoProvider 61653.25"));
        assertEquals(15_598.5, Mint.BOUNCY_CASTLE.rate("BC 15598.5"));
    }

    @Test
    void shouldLeaveTheNativeProviderOffTheClassPathOfTheOther() {
        assertEquals(CLASS_PATH, Mint.NATIVE.classPath(CLASS_PATH));
        assertEquals(
                String.join(File.pathSeparator, "target/classes", "/m/bcprov.jar"),
                Mint.BOUNCY_CASTLE.classPath(CLASS_PATH));
    }
}
