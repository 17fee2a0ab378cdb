package io.stoa.oauth.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import io.stoa.account.OpaqueToken;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.TokenAnswer;
import io.stoa.oauth.TokenRequest;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.oauth.service.Grants;
import io.stoa.oauth.service.RefusalThrottle;
import io.stoa.oauth.service.Revocation;
import io.stoa.proxy.auth.ClientAddress;
import io.stoa.proxy.auth.DirectConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {

    private static final OpaqueToken REFRESH_TOKEN = OpaqueToken.random("rt_");
    private static final String GOOD = "grant_type=refresh_token&refresh_token=rt_good";

    private final List<String> revoked = new ArrayList<>();
    private String proof = "";
    private final FakeThrottle throttle = new FakeThrottle();
    private final Endpoints endpoints = Endpoints.of(
                    TokenResource.class, RevokeResource.class, RefusalThrottleFilter.class)
            .with(Grants.class, new FakeGrants())
            .with(Revocation.class, new FakeRevocation())
            .with(RefusalThrottle.class, throttle)
            .with(ClientAddress.class, new DirectConnection());

    @Test
    void shouldAnswerByRfc6749Section51AndRfc8693Section221() throws ParseException {
        Answer answer = endpoints.post("token", GOOD);

        assertEquals(200, answer.status());
        assertEquals(
                "{\"access_token\":\"an.access.token\","
                        + "\"issued_token_type\":\"urn:ietf:params:oauth:token-type:access_token\","
                        + "\"token_type\":\"bearer\",\"expires_in\":3600,\"refresh_token\":\"" + REFRESH_TOKEN.text()
                        + "\"}",
                answer.body());
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals("no-cache", answer.header("Pragma"));
        assertEquals("application/json;charset=UTF-8", answer.header("Content-Type"));
    }

    @Test
    void shouldBeUnderstoodByAnotherImplementation() throws ParseException {
        AccessTokenResponse tokens = AccessTokenResponse.parse(asSeenByOthers(endpoints.post("token", GOOD)));

        assertEquals(3600, tokens.getTokens().getBearerAccessToken().getLifetime());
        assertEquals(REFRESH_TOKEN.text(), tokens.getTokens().getRefreshToken().getValue());
    }

    @Test
    void shouldRefuseByRfc6749Section52() throws ParseException {
        Answer answer = endpoints.post("token", "grant_type=refresh_token&refresh_token=rt_bad");

        assertEquals(400, answer.status());
        assertEquals("{\"error\":\"invalid_grant\",\"error_description\":\"Not good.\"}", answer.body());
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals(
                "invalid_grant",
                TokenErrorResponse.parse(asSeenByOthers(answer))
                        .getErrorObject()
                        .getCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"rt_good\"}",
                "grant_type=",
                "refresh_token=rt_good",
                "grant_type=refresh_token&grant_type=refresh_token&refresh_token=rt_good",
                "grant_type=refresh_token&refresh_token=rt_good%00",
                "grant_type=refresh_token&refresh_token=%C3%28",
                "grant_type=refresh_token&refresh_token=%"
            })
    void shouldAnswerInvalidRequestToAMalformedBody(String body) {
        Answer answer = endpoints.post("token", body);

        assertEquals(400, answer.status());
        assertTrue(answer.body().startsWith("{\"error\":\"invalid_request\""), answer.body());
        assertEquals("no-store", answer.header("Cache-Control"));
    }

    @Test
    void shouldAnswerInvalidRequestToAnEndlessBody() {
        assertTrue(endpoints
                .post("token", GOOD + "&x=" + "y".repeat(17_000))
                .body()
                .contains("invalid_request"));
    }

    @Test
    void shouldAnswerUnsupportedGrantTypeToAnyOther() {
        for (String type : List.of("password", "client_credentials", "REFRESH_TOKEN", "token")) {
            assertTrue(endpoints.post("token", "grant_type=" + type).body().contains("\"unsupported_grant_type\""));
        }
    }

    @Test
    void shouldReadTheFormWhateverTheContentTypeSays() {
        for (String type : List.of("application/x-www-form-urlencoded", "application/json", "text/plain")) {
            assertEquals(
                    200,
                    endpoints.header("Content-Type", type).post("token", GOOD).status());
        }
    }

    @Test
    void shouldBeAskedByPostOnly() {
        Answer answer = endpoints.get("token?" + GOOD);

        assertEquals(405, answer.status());
        assertFalse(answer.body().contains("an.access.token"));
        assertTrue(answer.header("Allow").contains("POST"));
    }

    @Test
    void shouldNotReadTheQueryString() {
        assertEquals(400, endpoints.post("token?" + GOOD, "").status());
    }

    @Test
    void shouldMakeAnAddressWaitThatIsRefusedOverAndOver() {
        endpoints.post("token", "grant_type=refresh_token&refresh_token=rt_bad");
        endpoints.post("revoke", "");
        assertEquals(List.of("192.0.2.1", "192.0.2.1"), throttle.refusals);
        throttle.full = true;

        Answer answer = endpoints.post("token", GOOD);

        assertEquals(429, answer.status());
        assertEquals("60", answer.header("Retry-After"));
        assertTrue(answer.body().contains("\"error\":\"temporarily_unavailable\""));
        assertEquals("no-store", answer.header("Cache-Control"));
    }

    @Test
    void shouldReadAClientsProofFromTheHeader() { // RFC 6749, section 2.3.1
        String credential = Base64.getEncoder().encodeToString("a-client:a-secret".getBytes(StandardCharsets.UTF_8));

        assertEquals(
                200,
                endpoints
                        .header("Authorization", "Basic " + credential)
                        .post("token", GOOD)
                        .status());
        assertEquals("a-client a-secret", proof);
    }

    static Stream<byte[]> shouldRefuseAProofThatIsNoText() {
        return Stream.of(
                "dev\0ice:x".getBytes(StandardCharsets.UTF_8),
                "device:x\0".getBytes(StandardCharsets.UTF_8),
                "dev\r\nice:x".getBytes(StandardCharsets.UTF_8),
                new byte[] {'d', (byte) 0xC3, (byte) 0x28, ':', 'x'},
                new byte[] {(byte) 0xFE, (byte) 0xFF, ':'});
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseAProofThatIsNoText(byte[] credential) { // RFC 7617, section 2
        Answer answer = endpoints
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credential))
                .post("token", GOOD);

        assertEquals(400, answer.status());
        assertTrue(answer.body().startsWith("{\"error\":\"invalid_request\""), answer.body());
        assertEquals("", proof);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ", "Basic !", "Basic YQ==", "Basic YTpi, Basic YTpi", "Basic YTpi YTpi"})
    void shouldRefuseAProofThatIsNone(String header) {
        Answer answer = endpoints.header("Authorization", header).post("token", GOOD);

        assertEquals(400, answer.status(), answer.body());
        assertTrue(answer.body().startsWith("{\"error\":\"invalid_request\""), answer.body());
    }

    @Test
    void shouldReadAClientsProofOfARevocationFromTheHeaderToo() { // RFC 7009, section 2.1
        String credential = Base64.getEncoder().encodeToString("a-client:a-secret".getBytes(StandardCharsets.UTF_8));
        endpoints.header("Authorization", "Basic " + credential).post("revoke", "token=rt_good");

        assertEquals("a-client a-secret", proof);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0client:a-secret", "a-client:\n", "\u007f:"})
    void shouldAnswerInvalidRequestToAControlCharacterInTheHeader(String text) {
        String credential = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        Answer answer = endpoints.header("Authorization", "Basic " + credential).post("token", GOOD);

        assertEquals(400, answer.status());
        assertTrue(answer.body().startsWith("{\"error\":\"invalid_request\""), answer.body());
        assertEquals("", proof);
    }

    @Test
    void shouldReadNoProofFromABearerHeader() {
        endpoints.header("Authorization", "Bearer anything").post("token", GOOD);

        assertEquals("- -", proof);
    }

    @Test
    void shouldAnswer401ToAClientWithoutItsProof() { // RFC 6749, section 5.2
        Answer answer = endpoints.post("token", "grant_type=refresh_token&refresh_token=rt_of_a_client");

        assertEquals(401, answer.status());
        assertEquals("Basic realm=\"oauth\"", answer.header("WWW-Authenticate"));
        assertTrue(answer.body().startsWith("{\"error\":\"invalid_client\""), answer.body());
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals(List.of("192.0.2.1"), throttle.refusals);
    }

    @Test
    void shouldCountNoGoodRequest() {
        endpoints.post("token", GOOD);

        assertEquals(List.of(), throttle.refusals);
    }

    @Test
    void shouldRevokeByRfc7009Section22() {
        Answer answer = endpoints.post("revoke", "token=rt_good&token_type_hint=refresh_token");

        assertEquals(200, answer.status());
        assertEquals("", answer.body());
        assertEquals(List.of("rt_good"), revoked);
    }

    private static HTTPResponse asSeenByOthers(Answer answer) throws ParseException {
        HTTPResponse response = new HTTPResponse(answer.status());
        response.setContentType(answer.header("Content-Type"));
        response.setCacheControl(answer.header("Cache-Control"));
        response.setBody(answer.body());
        return response;
    }

    private final class FakeGrants extends Grants {

        @Override
        public TokenAnswer answer(TokenRequest request) {
            request.grantType();
            proof = request.clientId().orElse("-") + " "
                    + request.optional("client_secret").orElse("-");
            if (request.required("refresh_token").equals("rt_of_a_client")) {
                throw new OAuthRefusal(OAuthError.INVALID_CLIENT, "Not proved.");
            }
            if (request.required("refresh_token").equals("rt_good")) {
                return new TokenAnswer("an.access.token", Duration.ofHours(1), REFRESH_TOKEN);
            }
            throw new OAuthRefusal(OAuthError.INVALID_GRANT, "Not good.");
        }
    }

    private final class FakeRevocation extends Revocation {

        @Override
        public void revoke(TokenRequest request) {
            revoked.add(request.required("token"));
            proof = request.optional("client_id").orElse("") + " "
                    + request.optional("client_secret").orElse("");
        }
    }

    private static final class FakeThrottle extends RefusalThrottle {

        private final List<String> refusals = new ArrayList<>();
        private boolean full;

        @Override
        public boolean admits(String address) {
            return !full;
        }

        @Override
        public void refused(String address) {
            refusals.add(address);
        }
    }
}
