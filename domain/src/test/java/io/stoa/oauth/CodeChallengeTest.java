package io.stoa.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.Sha256;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7636, section 4. */
class CodeChallengeTest {

    // of appendix B
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final CodeChallenge CHALLENGE = new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");

    @Test
    void shouldBeMetByItsVerifierAlone() {
        assertTrue(CHALLENGE.isMetBy(VERIFIER));
        assertFalse(CHALLENGE.isMetBy(VERIFIER.toLowerCase(Locale.ROOT)));
        assertFalse(CHALLENGE.isMetBy(CHALLENGE.value()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX",
                "dBjftJeZ4CVP mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
            })
    void shouldNotBeMetByWhatIsNoVerifier(String text) {
        assertFalse(CHALLENGE.isMetBy(text));
    }

    @Test
    void shouldNotBeMetByAVerifierThatIsTooShortOrTooLongThoughItsDigestFits() {
        String shortSecret = "a".repeat(42);
        String longSecret = "a".repeat(129);

        assertFalse(challengeOf(shortSecret).isMetBy(shortSecret));
        assertFalse(challengeOf(longSecret).isMetBy(longSecret));
        assertTrue(challengeOf("a".repeat(128)).isMetBy("a".repeat(128)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cü"
            })
    void shouldReadADigestAlone(String text) {
        assertEquals(Optional.empty(), CodeChallenge.parse(text));
        assertEquals(Optional.of(CHALLENGE), CodeChallenge.parse(CHALLENGE.value()));
    }

    private static CodeChallenge challengeOf(String verifier) {
        byte[] digest = HexFormat.of().parseHex(Sha256.of(verifier).hex());
        return new CodeChallenge(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }
}
