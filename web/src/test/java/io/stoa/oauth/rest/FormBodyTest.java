package io.stoa.oauth.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {

    @Test
    void shouldReadTheRequestAppleSends() {
        Map<String, String> parameters =
                parse("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange&subject_token=lnk_7cQ2v9"
                        + "&client_id=0b9d6f2c51c74e0f8a33d1b2f0aa7719");

        assertEquals("urn:ietf:params:oauth:grant-type:token-exchange", parameters.get("grant_type"));
        assertEquals("lnk_7cQ2v9", parameters.get("subject_token"));
    }

    @Test
    void shouldReadBlanksAndLettersBeyondAscii() {
        assertEquals(Map.of("a", "b c d", "é", "安"), parse("a=b+c%20d&%C3%A9=%e5%ae%89"));
    }

    @Test
    void shouldReadAParameterWithoutAValueAndAnEmptyBody() {
        assertEquals(Map.of("a", "", "b", "", "c", "d=e"), parse("a&b=&c=d=e&"));
        assertEquals(Map.of(), parse(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1&a=2",
                "a=1&a=1",
                "a=&%61=1",
                "a=%",
                "a=%4",
                "a=%zz",
                "a=%+1",
                "a=%00",
                "a=\0",
                "a=%C3",
                "a=%FF",
                "a=%ED%A0%80",
                "a=%C0%AE",
                "%=1",
                "a=1&b=%F0%9F"
            })
    void shouldRefuseWhatIsNotWellFormed(String body) {
        refuse(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldRefuseRawBytesThatAreNotUtf8() {
        refuse(new byte[] {'a', '=', (byte) 0xC3, (byte) 0x28});
        refuse(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, 'a'});
    }

    @Test
    void shouldTake16KibAndNotOneByteMore() {
        byte[] body = new byte[16 * 1024];
        Arrays.fill(body, (byte) 'a');

        assertEquals(1, FormBody.parse(body).parameters().size());
        refuse(Arrays.copyOf(body, body.length + 1));
    }

    @Property
    void shouldReadBackEveryEncodedForm(
            @ForAll @Size(max = 6) Map<@AlphaChars @NumericChars @StringLength(min = 1, max = 9) String, String> form) {
        Assume.that(form.values().stream()
                .allMatch(value -> value.indexOf('\0') < 0
                        && StandardCharsets.UTF_8.newEncoder().canEncode(value)
                        && value.length() < 500));
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));

        assertEquals(form, parse(body));
    }

    @Property
    void shouldEitherReadOrRefuseAnyBytes(@ForAll byte[] body) {
        try {
            FormBody.parse(body);
        } catch (OAuthRefusal refusal) {
            assertEquals(OAuthError.INVALID_REQUEST, refusal.error());
        }
    }

    private static Map<String, String> parse(String body) {
        return FormBody.parse(body.getBytes(StandardCharsets.UTF_8)).parameters();
    }

    private static void refuse(byte[] body) {
        assertEquals(
                OAuthError.INVALID_REQUEST,
                assertThrows(OAuthRefusal.class, () -> FormBody.parse(body)).error());
    }
}
