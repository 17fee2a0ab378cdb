package io.stoa.problem.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request is read tolerantly, and refused in a sentence that names the member. */
class JsonBodyTest {

    @Test
    void shouldReadWhatIsThereAndLeaveOutWhatIsNot() {
        JsonBody body = parse("{\"a\":\"x\",\"b\":null,\"unknown\":[1]}");

        assertEquals("x", body.text("a"));
        assertEquals(Optional.empty(), body.optionalText("b"));
        assertEquals(Optional.empty(), body.optionalText("c"));
        assertTrue(body.has("b"));
        assertFalse(body.has("c"));
        assertEquals(List.of("a", "b", "unknown"), body.names());
    }

    @ParameterizedTest
    @CsvSource({"'{\"a\":\"6\"}',6", "'{\"a\":6}',6", "'{\"a\":6700012345}',6700012345", "'{\"a\":1.50}',1.50"})
    void shouldTakeANumberForItsDigits(String body, String text) {
        assertEquals(Optional.of(text), parse(body).scalar("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":null}", "{\"a\":[]}", "{\"a\":{}}", "{\"a\":true}"})
    void shouldTakeNothingElseForAScalar(String body) {
        assertEquals(Optional.empty(), parse(body).scalar("a"));
    }

    @Test
    void shouldReadFlagsObjectsAndArrays() {
        JsonBody body = parse("{\"yes\":true,\"no\":false,\"o\":{\"a\":\"x\"},\"l\":[{\"a\":\"y\"}],\"t\":[\"z\"]}");

        assertTrue(body.flag("yes"));
        assertFalse(body.flag("no"));
        assertFalse(body.flag("absent"));
        assertEquals("x", body.object("o").orElseThrow().text("a"));
        assertEquals(Optional.empty(), body.object("absent"));
        assertEquals("y", body.objects("l", 1).get(0).text("a"));
        assertEquals(List.of("z"), body.texts("t", 1));
    }

    @Test
    void shouldReadAnAppleIdAsText() {
        assertEquals(new AppleItemId(67), parse("{\"a\":\"67\"}").appleItemId("a"));
        assertMalformed("a", () -> parse("{\"a\":\"067\"}").appleItemId("a"));
        assertMalformed("a", () -> parse("{\"a\":67}").appleItemId("a"));
        assertMalformed("a", () -> parse("{}").appleItemId("a"));
    }

    @Test
    void shouldNameTheMemberItComplainsOf() {
        assertMalformed("name", () -> parse("{}").text("name"));
        assertMalformed("name", () -> parse("{\"name\":7}").text("name"));
        assertMalformed("name", () -> parse("{\"name\":\"yes\"}").flag("name"));
        assertMalformed("name", () -> parse("{\"name\":[]}").object("name"));
        assertMalformed("name", () -> parse("{\"name\":{}}").objects("name", 9));
        assertMalformed("name", () -> parse("{\"name\":[7]}").objects("name", 9));
        assertMalformed("name", () -> parse("{\"name\":[7]}").texts("name", 9));
        assertMalformed("name", () -> parse("{}").texts("name", 9));
    }

    @Test
    void shouldTakeNoMoreEntriesThanAllowed() {
        assertEquals(2, parse("{\"a\":[\"x\",\"y\"]}").texts("a", 2).size());
        MarketplaceException refusal =
                assertThrows(MarketplaceException.class, () -> parse("{\"a\":[\"x\",\"y\",\"z\"]}")
                        .texts("a", 2));

        assertTrue(refusal.sentence().contains("3"), refusal.sentence());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "null",
                "7",
                "\"x\"",
                "{",
                "{\"a\":}",
                "<xml/>",
                "a=b&c=d",
                "\u0000",
                "{\"a\":1e99999999999}",
                "\ufeff{}"
            })
    void shouldRefuseWhatIsNoObject(String body) {
        assertMalformed("", () -> parse(body));
    }

    @Test
    void shouldRefuseANumberLongerThanItsReaderTakes() {
        assertMalformed("", () -> parse("{\"a\":" + "9".repeat(5_000) + "}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 1_001, 10_000, 300_000})
    void shouldRefuseDeepNesting(int depth) {
        assertMalformed("", () -> parse("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}"));
        assertMalformed("", () -> parse("{\"a\":".repeat(depth)));
    }

    @Test
    void shouldNotBeDeceivedByBracketsInATextOrAfterAQuotedQuote() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);

        assertMalformed("", () -> parse("{\"a\":\"" + "]".repeat(9_000) + "\",\"b\":" + deep + "}"));
        assertMalformed("", () -> parse("{\"a\":\"\\\"" + "]".repeat(9_000) + "\",\"b\":" + deep + "}"));
        assertEquals("[".repeat(99), parse("{\"a\":\"" + "[".repeat(99) + "\"}").text("a"));
        assertEquals("\\", parse("{\"a\":\"\\\\\",\"b\":[[]]}").text("a"));
    }

    @Property
    void shouldReadOrRefuseAnyBytes(@ForAll @Size(max = 200) byte[] body) {
        readOrRefuse(body);
    }

    @Property
    void shouldReadOrRefuseAnyText(@ForAll String text) {
        readOrRefuse(("{\"a\":" + text + "}").getBytes(StandardCharsets.UTF_8));
    }

    private static void readOrRefuse(byte[] body) {
        try {
            JsonBody.parse(body).scalar("a");
        } catch (MarketplaceException refused) {
            assertEquals(FailureCode.MALFORMED_REQUEST, refused.code());
        }
    }

    private static void assertMalformed(String member, Executable reading) {
        MarketplaceException refusal = assertThrows(MarketplaceException.class, reading);
        assertEquals(FailureCode.MALFORMED_REQUEST, refusal.code());
        assertTrue(refusal.sentence().contains(member), refusal.sentence());
    }

    private static JsonBody parse(String body) {
        return JsonBody.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
