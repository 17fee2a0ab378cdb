package io.stoa.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9700, section 2.1; RFC 8252, section 7.1. */
class RedirectUriTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://market.kite.example",
                "https://market.kite.example/",
                "https://market.kite.example:8443/signed-in/back.html",
                "com.kite.market:/signed-in",
                "com.kite.market://signed-in",
                "example.kite.market-2:/a/b"
            })
    void shouldTakeWebsitesAndAppsOfADomain(String text) {
        assertEquals(Optional.of(new RedirectUri(text)), RedirectUri.parse(text));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "http://market.kite.example/", // anybody on the way reads the code
                "https://localhost/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https:/market.kite.example/",
                "https:market.kite.example",
                "https:///x",
                "HTTPS://market.kite.example/",
                "https://Market.kite.example/",
                "https://market.kite.example/#",
                "https://market.kite.example/#token",
                "https://market.kite.example/?",
                "https://market.kite.example/?next=x",
                "https://*.kite.example/",
                "https://market.kite.example/*",
                "https://ann@market.kite.example/",
                "https://market.kite.example@evil.example/",
                "https://ann:pw@market.kite.example/",
                "https://market.kite.example\\@evil.example/",
                "https://market.kite.example/\\evil",
                "https://market.kite.example/a/../b",
                "https://market.kite.example/..",
                "https://market.kite.example/./b",
                "https://market.kite.example/%2e%2e/b",
                "https://market.kite.example/%00",
                "https://mаrket.kite.example/",
                "https://market.kite。example/",
                "https://market.kite.example/ü",
                "https://market.kite.example/ ",
                " https://market.kite.example/",
                "https://market.kite.example/\n",
                "https://market.kite.example/\r\nSet-Cookie: a=b",
                "https://market.kite.example:/",
                "https://market.kite.example:999999/",
                "https://market..kite.example/",
                "https://.kite.example/",
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "kite:/signed-in", // a scheme without a domain is anybody's
                "app-distribution-oauth://",
                "marketplace-kit://install",
                "com.kite.market:",
                "com.kite.market://",
                "com.kite.market:/a?b",
                "com.kite.market:/a#b",
                "Com.Kite.Market:/a",
                "//market.kite.example/",
                "/signed-in"
            })
    void shouldRefuseWhatTwoReadersCouldTakeForDifferentAddresses(String text) {
        assertEquals(Optional.empty(), RedirectUri.parse(text));
    }

    @Test
    void shouldRefuseAnEndlessOne() {
        assertEquals(Optional.empty(), RedirectUri.parse("https://market.kite.example/" + "a".repeat(473)));
        assertTrue(RedirectUri.parse("https://market.kite.example/" + "a".repeat(472))
                .isPresent());
        assertEquals(Optional.empty(), RedirectUri.parse("https://" + "a-".repeat(245) + "!"));
    }

    @Test
    void shouldCarryAnAnswerThatCannotBecomeAnotherOne() {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", "ac_1");
        answer.put("state", "a&error=b#c d\r\n");

        assertEquals(
                "com.kite:/in?code=ac_1&state=a%26error%3Db%23c+d%0D%0A", new RedirectUri("com.kite:/in").with(answer));
    }

    @ParameterizedTest
    @CsvSource({
        "app-distribution-oauth://, app-distribution-oauth:",
        "com.kite.market:/signed-in, com.kite.market:",
        "https://market.kite.example/signed-in/x, https://market.kite.example",
        "https://market.kite.example:8443/, https://market.kite.example:8443",
        "https://market.kite.example, https://market.kite.example"
    })
    void shouldNameItsSourceForAContentPolicy(String uri, String source) {
        assertEquals(source, new RedirectUri(uri).source());
    }
}
