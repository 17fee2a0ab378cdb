package io.stoa.simulator.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://kite.example", "https://kite.example/"})
    void shouldAddPathsToItsPublicUrl(String publicUrl) {
        assertEquals(
                URI.create("https://kite.example/device/restore"), at(publicUrl).at("/device/restore"));
    }

    @Test
    void shouldSpellItsOriginAsBrowsersDo() {
        assertEquals(
                URI.create("http://localhost:8080"),
                at("http://localhost:8080/").origin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "/device", "mailto:kite@kite.example"})
    void shouldRefuseWhatIsNoAddress(String publicUrl) {
        assertThrows(IllegalArgumentException.class, () -> at(publicUrl));
    }

    private static Installation at(String publicUrl) {
        return new Installation(URI.create(publicUrl), () -> "token", "secret", "1", Optional.empty());
    }
}
