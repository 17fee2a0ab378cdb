package io.stoa.identity.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The corpus of open redirects. */
class ReturnPathTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "account",
                "https://evil.example/",
                "//evil.example",
                "///evil.example",
                "////evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "\\/evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "\t//evil.example",
                " //evil.example",
                "/ /evil.example",
                "/%09/evil.example",
                "/%2f/evil.example",
                "/%5cevil.example",
                "/%2F%2Fevil.example",
                "/.//evil.example",
                "/..//evil.example",
                "/../evil.example",
                "/account/../../evil.example",
                "/account/./x",
                "/.",
                "/..",
                "/account//evil.example",
                "/account\\evil.example",
                "/account#//evil.example",
                "/account?x=y#fragment",
                "/account\r\nLocation: https://evil.example",
                "/account?x=%0d%0",
                "/account?x=\r\n",
                "/account?x=<script>",
                "/account\u0000",
                "/\u2215evil.example",
                "/\uff0fevil.example",
                "/\u3002evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "https:evil.example",
                "https:/evil.example",
                "http://kite.example@evil.example/",
                "?return=/account",
                "@evil.example",
                ".evil.example"
            })
    void shouldTakeNothingButAPlainPathOfOurs(String text) {
        assertEquals(Optional.empty(), ReturnPath.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/account/",
                "/apps/6700012345",
                "/licenses/resolution?appleItemID=6700012345",
                "/oauth/authorize?response_type=code&redirect_uri=app-distribution-oauth://x&state=a%2Fb&login_hint=m@k.example",
                "/.well-known/marketplace-kit"
            })
    void shouldTakeAPathOfOursAsItIs(String text) {
        assertEquals(text, ReturnPath.parse(text).orElseThrow().value());
    }

    @Test
    void shouldTakeNoBook() {
        assertEquals(Optional.empty(), ReturnPath.parse("/" + "a".repeat(4_000)));
    }

    @Test
    void shouldBeOneValueOfTheQueryItTravelsIn() {
        assertEquals(
                "?return=%2Foauth%2Fauthorize%3Fa%3Db%26c%3Dd%2525",
                new ReturnPath("/oauth/authorize?a=b&c=d%25").asQuery());
    }

    @Property
    void shouldNeverLeadToAnotherHost(
            @ForAll @Chars({'/', '\\', '.', ':', '@', '?', '#', '%', '2', 'f', 'F', '5', 'c', 'a', '\t', ' '})
                    String text) {
        ReturnPath.parse("/" + text)
                .ifPresent(path -> assertEquals(
                        "kite.example",
                        URI.create("https://kite.example/account/sign-in")
                                .resolve(path.value())
                                .getHost()));
    }
}
