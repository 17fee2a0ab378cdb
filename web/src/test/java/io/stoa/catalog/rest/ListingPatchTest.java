package io.stoa.catalog.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.catalog.Listing;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A merge patch: what is there is set, null clears, what is absent stays. */
class ListingPatchTest {

    private static final Listing FORMER = new Listing(
            "Kite", "Flies", "It flies.", "New strings.", "https://kite.example/help", "https://kite.example/privacy");

    @Test
    void shouldLeaveWhatIsNotMentioned() {
        Listing listing = patched("{\"listing\":{\"name\":\"Kite 2\"}}");

        assertEquals(Optional.of("Kite 2"), listing.name());
        assertEquals(Optional.of("Flies"), listing.subtitle());
        assertEquals(Optional.of("It flies."), listing.description());
        assertEquals(Optional.of("New strings."), listing.whatsNew());
        assertEquals(Optional.of("https://kite.example/help"), listing.supportUrl());
        assertEquals(Optional.of("https://kite.example/privacy"), listing.privacyUrl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \""})
    void shouldClearWhatIsNullOrEmpty(String nothing) {
        Listing listing = patched("{\"listing\":{\"subtitle\":" + nothing + ",\"supportUrl\":" + nothing + "}}");

        assertEquals(Optional.empty(), listing.subtitle());
        assertEquals(Optional.empty(), listing.supportUrl());
        assertEquals(Optional.of("Kite"), listing.name());
    }

    @Test
    void shouldChangeNothingWhenTheSamePatchComesAgain() {
        ListingPatch patch = patch("{\"listing\":{\"name\":\"Kite 2\",\"whatsNew\":null}}");
        Listing once = patch.apply(FORMER);
        Listing twice = patch.apply(once);

        assertEquals(once.name(), twice.name());
        assertEquals(once.whatsNew(), twice.whatsNew());
        assertEquals(once.description(), twice.description());
    }

    @Test
    void shouldKeepATextAsItWasWritten() {
        assertEquals(
                Optional.of("<script>alert('ü😀')</script>"),
                patched("{\"listing\":{\"name\":\"<script>alert('ü😀')</script>\"}}")
                        .name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://kite.example",
                "http://kite.example/a?b=c#d",
                "https://kite.example:8443/",
                "https://[2001:db8::1]/"
            })
    void shouldTakeAWebAddress(String address) {
        assertEquals(
                Optional.of(address),
                patched("{\"listing\":{\"supportUrl\":\"" + address + "\"}}").supportUrl());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "ftp://kite.example",
                "//kite.example",
                "/help",
                "https://",
                "https:kite",
                "mailto:a@kite.example",
                "https://kite.example/a b",
                " https://kite.example",
                "https://kite.example\\n"
            })
    void shouldRefuseAnAddressThatIsNoneOfTheWeb(String address) {
        assertMalformed("supportUrl", "{\"listing\":{\"supportUrl\":\"" + address + "\"}}");
        assertMalformed("privacyUrl", "{\"listing\":{\"privacyUrl\":\"" + address + "\"}}");
    }

    @ParameterizedTest
    @CsvSource({"name,255", "subtitle,255", "description,8000", "whatsNew,8000"})
    void shouldTakeAsMuchAsARowHoldsAndNoMore(String member, int longest) {
        String fits = "x".repeat(longest);
        Listing listing = patched("{\"listing\":{\"" + member + "\":\"" + fits + "\"}}");

        assertTrue(Stream.of(listing.name(), listing.subtitle(), listing.description(), listing.whatsNew())
                .anyMatch(Optional.of(fits)::equals));
        assertMalformed(member, "{\"listing\":{\"" + member + "\":\"" + fits + "x\"}}");
    }

    @Test
    void shouldRefuseAnAddressThatIsTooLong() {
        assertMalformed(
                "supportUrl", "{\"listing\":{\"supportUrl\":\"https://kite.example/" + "x".repeat(2_000) + "\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\u0000b\"", "7", "{}", "[]", "true"})
    void shouldRefuseATextThatIsNone(String name) {
        assertMalformed("name", "{\"listing\":{\"name\":" + name + "}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"listing\":null}", "{\"listing\":[]}", "{\"listing\":\"x\"}", "{\"name\":\"Kite\"}"})
    void shouldWantAListing(String body) {
        assertMalformed("listing", body);
    }

    private static void assertMalformed(String member, String body) {
        MarketplaceException refusal = assertThrows(MarketplaceException.class, () -> patched(body));
        assertEquals(FailureCode.MALFORMED_REQUEST, refusal.code());
        assertTrue(refusal.sentence().contains(member), refusal.sentence());
    }

    private static Listing patched(String body) {
        return patch(body).apply(FORMER);
    }

    private static ListingPatch patch(String body) {
        return new ListingPatch(body.getBytes(StandardCharsets.UTF_8));
    }
}
