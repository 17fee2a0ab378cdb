package io.stoa.storefront.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnOriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://kite.example, https://kite.example",
        "https://Kite.Example:443/, https://kite.example",
        "http://kite.example:80, http://kite.example",
        "http://localhost:8080, http://localhost:8080",
        "https://kite.example:80, https://kite.example:80",
        "http://[::1]:8080, http://[::1]:8080"
    })
    void shouldSpellAnOriginAsBrowsersDo(String url, String origin) {
        assertEquals(origin, OwnOrigin.originOf(url));
    }
}
