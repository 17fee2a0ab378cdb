package io.stoa.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"https://kite.example/help?topic=1#top", "http://kite.example", "HTTPS://kite.example:8443/"})
    void shouldLinkToAWebAddress(String text) {
        assertEquals(text, WebAddress.parse(text).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kite.example",
                "/help",
                "//kite.example/help",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,hello",
                "vbscript:x",
                "mailto:help@kite.example",
                "https:help",
                "https://",
                "https://kite.example\" onclick=\"alert(1)",
                "https://app.store@evil.example/",
                "https://kite.example/<script>"
            })
    void shouldLinkToNothingElse(String text) {
        assertEquals(Optional.empty(), WebAddress.parse(text));
    }

    @Test
    void shouldIgnoreSpacesAroundAnAddress() {
        assertEquals(
                "https://kite.example/",
                WebAddress.parse("  https://kite.example/ \n").orElseThrow().value());
    }
}
