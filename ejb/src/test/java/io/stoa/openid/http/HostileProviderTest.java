package io.stoa.openid.http;

import static io.stoa.openid.http.Exchange.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.stoa.openid.ProvenIdentity;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider may say, and what is believed of it. Over real HTTP. */
class HostileProviderTest {

    private static final Duration PATIENT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Exchange exchange;

    @BeforeEach
    void begin() {
        exchange = new Exchange(folder, PATIENT);
        exchange.provider.gives(exchange.provider.signed(exchange.claims().build()));
    }

    @AfterEach
    void end() {
        exchange.close();
    }

    @Test
    void shouldSendTheBrowserWithAChallengeStateAndNonce() {
        String address = exchange.conversation
                .address(Exchange.pending(), Optional.of("mara@kite.example"), "de")
                .toString();

        assertTrue(address.startsWith(exchange.provider.issuer() + "/authorize?"), address);
        for (String part : List.of(
                "response_type=code",
                "scope=openid+email",
                "code_challenge_method=S256",
                "state=state-1",
                "nonce=nonce-1",
                "ui_locales=de",
                "login_hint=mara%40kite.example",
                "redirect_uri=http%3A%2F%2Flocalhost%2Faccount%2Fopenid%2Fcallback%2Fkite")) {
            assertTrue(address.contains(part), () -> part + " in " + address);
        }
        assertFalse(address.contains("verifier-1"), address);
        assertFalse(address.contains("prompt="), address);
    }

    @Test
    void shouldBelieveAGenuineAnswer() {
        ProvenIdentity proven = exchange.prove();

        assertEquals("mara-at-kite", proven.who().subject());
        assertEquals(exchange.provider.issuer(), proven.who().issuer());
        assertEquals("mara@kite.example", proven.address().orElseThrow().value());
        String sent = exchange.provider.asked.stream()
                .filter(request -> request.startsWith("POST /token"))
                .findFirst()
                .orElseThrow();
        assertTrue(sent.contains("code=code-1") && sent.contains("code_verifier=verifier-1"), sent);
        assertFalse(sent.contains("secret"), "the secret goes in the header");
        assertEquals(1, exchange.provider.proofs.size());
        assertTrue(exchange.provider.proofs.get(0).startsWith("Basic "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiled")
    void shouldRefuseATokenThatIsNotGenuineOrNotOurs(String how, UnaryOperator<JWTClaimsSet.Builder> spoil) {
        exchange.provider.gives(
                exchange.provider.signed(spoil.apply(exchange.claims()).build()));

        assertEquals(FailureCode.OPENID_ANSWER_REFUSED, exchange.refusal());
    }

    private static Stream<Arguments> spoiled() {
        return Stream.of(
                spoiled("another issuer", claims -> claims.issuer("https://evil.example")),
                spoiled(
                        "the issuer with a slash",
                        claims -> claims.issuer(claims.build().getIssuer() + "/")),
                spoiled("no issuer", claims -> claims.issuer(null)),
                spoiled("another audience", claims -> claims.audience("other")),
                spoiled("no audience", claims -> claims.audience((String) null)),
                spoiled("two audiences, no party", claims -> claims.audience(List.of("stoa", "other"))),
                spoiled("another party", claims -> claims.claim("azp", "other")),
                spoiled("a party that is no text", claims -> claims.claim("azp", List.of("stoa"))),
                spoiled("expired", claims -> claims.expirationTime(Date.from(NOON.minusSeconds(61)))),
                spoiled("without an end", claims -> claims.expirationTime(null)),
                spoiled("of tomorrow", claims -> claims.issueTime(Date.from(NOON.plusSeconds(86_400)))),
                spoiled("without a beginning", claims -> claims.issueTime(null)),
                spoiled("not good yet", claims -> claims.notBeforeTime(Date.from(NOON.plusSeconds(120)))),
                spoiled("another nonce", claims -> claims.claim("nonce", "nonce-2")),
                spoiled("no nonce", claims -> claims.claim("nonce", null)),
                spoiled("no subject", claims -> claims.subject(null)),
                spoiled("an empty subject", claims -> claims.subject(" ")),
                spoiled("a subject too long", claims -> claims.subject("x".repeat(256))),
                spoiled("a subject of other letters", claims -> claims.subject("m\u00e4ra")),
                spoiled("a time that is none", claims -> claims.claim("auth_time", "noon")));
    }

    private static Arguments spoiled(String how, UnaryOperator<JWTClaimsSet.Builder> spoil) {
        return Arguments.of(how, spoil);
    }

    @Test
    void shouldTakeATokenForSeveralWhereWeAreTheParty() {
        exchange.provider.gives(exchange.provider.signed(exchange.claims()
                .audience(List.of("other", "stoa"))
                .claim("azp", "stoa")
                .build()));

        assertEquals("mara-at-kite", exchange.prove().who().subject());
    }

    @Test
    void shouldRefuseATokenThatNobodySigned() {
        exchange.provider.gives(new PlainJWT(exchange.claims().build()).serialize());

        assertEquals(FailureCode.OPENID_ANSWER_REFUSED, exchange.refusal());
    }

    @Test
    void shouldRefuseATokenSignedWithASecretOrWithThePublicKeyAsOne() throws JOSEException {
        byte[] published = exchange.provider.key.toPublicJWK().toJSONString().getBytes();
        exchange.provider.gives(ScriptedProvider.signed(
                exchange.claims().build(), JWSAlgorithm.HS256, "first", new MACSigner(published)));

        assertEquals(FailureCode.OPENID_ANSWER_REFUSED, exchange.refusal());
    }

    @Test
    void shouldRefuseAKeyThatTheProviderDoesNotShow() {
        JWTClaimsSet claims = exchange.claims().build();
        exchange.provider.gives(ScriptedProvider.signed(claims, ScriptedProvider.newKey("first")));
        assertEquals(FailureCode.OPENID_ANSWER_REFUSED, exchange.refusal());

        exchange.provider.gives(ScriptedProvider.signed(claims, ScriptedProvider.newKey("unheard of")));
        assertEquals(FailureCode.OPENID_ANSWER_REFUSED, exchange.refusal());
    }

    @Test
    void shouldReadTheKeysOnceAndAgainForOneItDoesNotKnow() {
        exchange.prove();
        exchange.prove();
        assertEquals(1, exchange.provider.askedFor(ScriptedProvider.KEYS));

        ECKey next = ScriptedProvider.newKey("second");
        exchange.provider.answers(ScriptedProvider.KEYS, new JWKSet(next.toPublicJWK()).toString());
        exchange.provider.gives(ScriptedProvider.signed(exchange.claims().build(), next));

        assertEquals("mara-at-kite", exchange.prove().who().subject());
        assertEquals(2, exchange.provider.askedFor(ScriptedProvider.KEYS));
        assertEquals(1, exchange.provider.askedFor(ScriptedProvider.DESCRIPTION));
    }

    @ParameterizedTest
    @CsvSource({
        "iss,https://evil.example,OPENID_ANSWER_REFUSED",
        "iss,,OPENID_ANSWER_REFUSED",
        "state,state-2,OPENID_ANSWER_REFUSED",
        "state,,OPENID_ANSWER_REFUSED",
        "code,,OPENID_ANSWER_REFUSED",
        "error,access_denied,OPENID_REFUSED",
        "error,login_required,OPENID_REFUSED",
        "error,<script>,OPENID_REFUSED",
        "error,temporarily_unavailable,OPENID_UNAVAILABLE",
        "response,a.b.c,OPENID_ANSWER_REFUSED",
        "id_token,rubbish,OPENID_ANSWER_REFUSED"
    })
    void shouldAskNobodyForATokenWhereTheAnswerIsSpoiled(String name, String value, FailureCode code) {
        Map<String, List<String>> answer = exchange.answer();
        answer.remove(name);
        Optional.ofNullable(value).ifPresent(given -> answer.put(name, List.of(given)));

        assertEquals(code, exchange.refusal(answer));
        assertEquals(0, exchange.provider.askedFor(ScriptedProvider.TOKEN));
    }

    @Test
    void shouldRefuseAParameterThatComesTwice() {
        Map<String, List<String>> answer = exchange.answer();
        answer.put("code", List.of("code-1", "code-2"));

        assertEquals(FailureCode.OPENID_ANSWER_REFUSED, exchange.refusal(answer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|OPENID_UNAVAILABLE|{}",
                "404|OPENID_UNUSABLE|{}",
                "302|OPENID_UNUSABLE|{}",
                "200|OPENID_UNUSABLE|{}",
                "200|OPENID_UNUSABLE|<html>",
                "200|OPENID_UNUSABLE|[[[[[[[[[["
            })
    void shouldUseNoDescriptionThatIsNone(int status, FailureCode code, String body) {
        exchange.provider.answers(ScriptedProvider.DESCRIPTION, status, body);

        assertEquals(code, exchange.refusal());
        assertEquals(0, exchange.provider.askedFor("/elsewhere"));
    }

    @Test
    void shouldUseNoDescriptionOfAnotherIssuer() {
        exchange.provider.answers(
                ScriptedProvider.DESCRIPTION, exchange.provider.description("http://127.0.0.1:1/evil"));

        assertEquals(FailureCode.OPENID_UNUSABLE, exchange.refusal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "ftp://127.0.0.1/authorize", "https://a@b.example/", "/authorize", ""})
    void shouldSendNobodyToAnAddressThatIsNoPage(String address) {
        String honest = exchange.provider.issuer() + "/authorize";
        exchange.provider.answers(
                ScriptedProvider.DESCRIPTION,
                exchange.provider.description(exchange.provider.issuer()).replace(honest, address));

        MarketplaceException refused = assertThrows(
                MarketplaceException.class,
                () -> exchange.conversation.address(Exchange.pending(), Optional.empty(), "en"));
        assertEquals(FailureCode.OPENID_UNUSABLE, refused.code());
    }

    @Test
    void shouldBringCodeAndSecretToNoHostThatIsNotAllowed() {
        try (ScriptedProvider thief = new ScriptedProvider()) {
            exchange.provider.answers(
                    ScriptedProvider.DESCRIPTION,
                    exchange.provider
                            .description(exchange.provider.issuer())
                            .replace(exchange.provider.issuer() + "/token", thief.issuer() + "/token"));

            assertEquals(FailureCode.OPENID_UNAVAILABLE, exchange.refusal());
            assertEquals(List.of(), thief.asked);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"keys\":7}", "<html>", ""})
    void shouldTrustNobodyWithoutKeys(String keys) {
        exchange.provider.answers(ScriptedProvider.KEYS, keys);

        assertEquals(FailureCode.OPENID_UNAVAILABLE, exchange.refusal());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\":\"invalid_grant\"}|OPENID_ANSWER_REFUSED",
                "401|{\"error\":\"invalid_client\"}|OPENID_UNUSABLE",
                "400|<html>|OPENID_UNUSABLE",
                "503|{}|OPENID_UNAVAILABLE",
                "200|{}|OPENID_ANSWER_REFUSED",
                "200|{\"access_token\":\"at\",\"token_type\":\"Bearer\"}|OPENID_ANSWER_REFUSED",
                "200|{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"id_token\":\"x\"}|OPENID_ANSWER_REFUSED",
                "200|{\"id_token\":7}|OPENID_ANSWER_REFUSED"
            })
    void shouldHaveADesignedAnswerForEveryTokenAnswer(int status, String body, FailureCode code) {
        exchange.provider.answers(ScriptedProvider.TOKEN, status, body);

        assertEquals(code, exchange.refusal());
    }

    @Test
    void shouldReadNoAnswerWithoutAnEnd() {
        exchange.provider.answers(ScriptedProvider.TOKEN, " ".repeat((1 << 18) + 1));

        assertEquals(FailureCode.OPENID_UNAVAILABLE, exchange.refusal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ScriptedProvider.DESCRIPTION,
                ScriptedProvider.KEYS,
                ScriptedProvider.TOKEN,
                ScriptedProvider.USER
            })
    void shouldGetLostInNoNesting(String path) {
        exchange.provider.gives(
                exchange.provider.signed(exchange.claims().claim("email", null).build()));
        exchange.provider.answers(path, "{\"a\":" + "[".repeat(100_000));
        assertTrue(exchange.refusal().slug().startsWith("openid-"));
        exchange.provider.answers(path, "{\"a\":".repeat(40_000));
        assertTrue(exchange.refusal().slug().startsWith("openid-"));
    }

    @Test
    void shouldPassOnNoLineOfAnAccessToken() {
        String idToken =
                exchange.provider.signed(exchange.claims().claim("email", null).build());
        exchange.provider.answers(
                ScriptedProvider.TOKEN,
                "{\"access_token\":\"a\\r\\nX-Y: z\",\"token_type\":\"Bearer\",\"id_token\":\"" + idToken + "\"}");
        exchange.provider.answers(ScriptedProvider.USER, "{\"sub\":\"mara-at-kite\"}");

        assertEquals(FailureCode.OPENID_ANSWER_REFUSED, exchange.refusal());
        assertEquals(0, exchange.provider.askedFor(ScriptedProvider.USER));
    }

    @Test
    void shouldWaitForNobodyWhoSendsAByteNowAndThen() {
        try (Exchange hasty = new Exchange(folder, Duration.ofMillis(200))) {
            hasty.provider.tricklesAt(ScriptedProvider.DESCRIPTION);

            assertEquals(FailureCode.OPENID_UNAVAILABLE, hasty.refusal());
        }
    }

    @Test
    void shouldLeaveAProviderAloneThatFailedSeveralTimes() {
        exchange.provider.answers(ScriptedProvider.DESCRIPTION, 500, "");
        for (int i = 0; i < 5; i++) {
            assertEquals(FailureCode.OPENID_UNAVAILABLE, exchange.refusal());
        }

        assertEquals(3, exchange.provider.askedFor(ScriptedProvider.DESCRIPTION));
    }

    @Test
    void shouldTakeAProviderThatIsAskedTooMuchForOneThatIsAway() {
        exchange.provider.answers(ScriptedProvider.TOKEN, 429, "{\"error\":\"slow_down\"}");

        assertEquals(FailureCode.OPENID_UNAVAILABLE, exchange.refusal());
    }

    @Test
    void shouldReadDescriptionAndKeysThoughNoCodeIsTaken() {
        exchange.provider.answers(ScriptedProvider.TOKEN, 500, "");
        for (int i = 0; i < 5; i++) {
            assertEquals(FailureCode.OPENID_UNAVAILABLE, exchange.refusal());
        }

        URI description = URI.create(exchange.provider.issuer() + ScriptedProvider.DESCRIPTION);
        assertEquals(200, exchange.calls.get(description, Map.of()).status());
        assertEquals(3, exchange.provider.askedFor(ScriptedProvider.TOKEN));
    }

    @Test
    void shouldAskAnewWhoeverHasToProveThemselvesAgain() {
        String address = exchange.conversation
                .address(Exchange.pendingAgain(), Optional.empty(), "en")
                .toString();
        assertTrue(address.contains("prompt=login") && address.contains("max_age=0"), address);

        exchange.provider.gives(exchange.provider.signed(exchange.claims()
                .claim("auth_time", NOON.minusSeconds(600).getEpochSecond())
                .build()));
        MarketplaceException remembered = assertThrows(
                MarketplaceException.class,
                () -> exchange.conversation.prove(Exchange.pendingAgain(), exchange.answer()));
        assertEquals(FailureCode.OPENID_ANSWER_REFUSED, remembered.code());
        assertEquals(NOON.minusSeconds(600), exchange.prove().authTime().orElseThrow());
    }

    @Test
    void shouldRefuseAProofThatDoesNotSayWhenItWasMade() {
        MarketplaceException silent = assertThrows(
                MarketplaceException.class,
                () -> exchange.conversation.prove(Exchange.pendingAgain(), exchange.answer()));

        assertEquals(FailureCode.OPENID_ANSWER_REFUSED, silent.code());
    }

    @Test
    void shouldTakeAProofOfWhoWasAskedAnew() {
        exchange.provider.gives(exchange.provider.signed(exchange.claims()
                .claim("auth_time", NOON.minusSeconds(5).getEpochSecond())
                .build()));

        ProvenIdentity proven = exchange.conversation.prove(Exchange.pendingAgain(), exchange.answer());

        assertEquals(Optional.of(NOON.minusSeconds(5)), proven.authTime());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"sub\":\"mara-at-kite\",\"email\":\"m@kite.example\",\"email_verified\":true}|m@kite.example",
                "{\"sub\":\"mara-at-kite\",\"email\":\"m@kite.example\",\"email_verified\":\"true\"}|",
                "{\"sub\":\"mara-at-kite\",\"email\":\"m@kite.example\"}|",
                "{\"sub\":\"mara-at-kite\",\"email\":[1],\"email_verified\":true}|",
                "{\"sub\":\"mara-at-kite\"}|"
            })
    void shouldAskForAnAddressTheTokenDoesNotTellAndTakeAVerifiedOne(String told, String address) {
        exchange.provider.gives(
                exchange.provider.signed(exchange.claims().claim("email", null).build()));
        exchange.provider.answers(ScriptedProvider.USER, told);

        assertEquals(Optional.ofNullable(address), exchange.prove().address().map(Object::toString));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"sub\":\"ann\",\"email\":\"a@b.example\",\"email_verified\":true}", "[]", "x"})
    void shouldRefuseUserInformationThatIsOfSomebodyElseOrNone(String told) {
        exchange.provider.gives(
                exchange.provider.signed(exchange.claims().claim("email", null).build()));
        exchange.provider.answers(ScriptedProvider.USER, told);

        assertEquals(FailureCode.OPENID_ANSWER_REFUSED, exchange.refusal());
    }

    @Test
    void shouldTakeNoAddressThatNobodyVerified() {
        exchange.provider.gives(exchange.provider.signed(
                exchange.claims().claim("email_verified", false).build()));

        assertEquals(Optional.empty(), exchange.prove().address());
        assertEquals(0, exchange.provider.askedFor(ScriptedProvider.USER));
    }

    @Test
    void shouldNotFollowWhereAnAnswerPoints() {
        exchange.provider.answers(ScriptedProvider.TOKEN, 307, "{}");

        assertEquals(FailureCode.OPENID_UNUSABLE, exchange.refusal());
        assertEquals(0, exchange.provider.askedFor("/elsewhere"));
        assertEquals(
                "/authorize",
                URI.create(exchange.conversation
                                .address(Exchange.pending(), Optional.empty(), "en")
                                .toString())
                        .getPath());
    }
}
