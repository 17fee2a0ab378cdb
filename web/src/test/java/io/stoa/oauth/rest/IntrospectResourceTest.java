package io.stoa.oauth.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.Sha256;
import io.stoa.identity.Role;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.AccessTokenRefused;
import io.stoa.oauth.ActiveToken;
import io.stoa.oauth.Audience;
import io.stoa.oauth.Inquirer;
import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.RedirectUri;
import io.stoa.oauth.TokenRequest;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.oauth.service.ApiTokens;
import io.stoa.oauth.service.Introspection;
import io.stoa.oauth.service.OAuthClients;
import io.stoa.settings.InstallationSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7662. */
class IntrospectResourceTest {

    private static final String URL = "https://get.kite.example";
    private static final OAuthClient SHOP = new OAuthClient(
            "Shop", Optional.of(Sha256.of("secret")), List.of(new RedirectUri("https://shop.example/")), Instant.EPOCH);
    private static final OAuthClient APP =
            new OAuthClient("App", Optional.empty(), List.of(new RedirectUri("com.kite:/in")), Instant.EPOCH);
    private static final String PROVED = "client_id=" + SHOP.id() + "&client_secret=secret&";

    private final Endpoints endpoints = Endpoints.of(IntrospectResource.class)
            .with(Introspection.class, new FakeIntrospection())
            .with(OAuthClients.class, new FakeClients())
            .with(ApiTokens.class, new FakeApiTokens())
            .with(InstallationSettings.class, new InstallationSettings() {
                @Override
                public String publicUrl() {
                    return URL;
                }
            });

    @Test
    void shouldTellAClientOfAPersonsTokenBySection22() {
        Answer answer = endpoints.post("introspect", PROVED + "token=of-a-person");

        assertEquals(200, answer.status());
        assertEquals(
                "{\"active\":true,\"iss\":\"" + URL + "\",\"sub\":\"ann\",\"exp\":3600,\"client_id\":\"" + APP.id()
                        + "\",\"jti\":\"a-token\",\"token_type\":\"Bearer\",\"aud\":\"" + URL
                        + "/api\",\"roles\":[\"person\"],\"iat\":0}",
                answer.body());
        assertEquals("no-store", answer.header("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"of-a-device", "of-an-operator", "refresh-of-another", "unknown", "' or 1=1 --"})
    void shouldTellAClientOfNoOtherTokenAnything(String token) {
        Answer answer = endpoints.post("introspect", PROVED + "token=" + token);

        assertEquals(200, answer.status());
        assertEquals("{\"active\":false}", answer.body());
        assertEquals("no-store", answer.header("Cache-Control"));
    }

    @Test
    void shouldTellAClientOfItsOwnRefreshToken() {
        assertEquals(
                "{\"active\":true,\"iss\":\"" + URL + "\",\"sub\":\"ann\",\"exp\":3600,\"client_id\":\"" + SHOP.id()
                        + "\"}",
                endpoints
                        .post("introspect", PROVED + "token=refresh-of-the-shop")
                        .body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"of-a-person", "of-a-device", "of-an-operator", "refresh-of-another"})
    void shouldTellAnOperatorOfEveryToken(String token) {
        Answer answer = endpoints.header("Authorization", "Bearer operator").post("introspect", "token=" + token);

        assertTrue(answer.body().startsWith("{\"active\":true"), answer.body());
    }

    @Test
    void shouldKnowAClientByItsHeaderToo() { // RFC 6749, section 2.3.1
        String body = "token=of-a-person";

        assertTrue(endpoints
                .header("Authorization", basic(SHOP.id() + ":secret"))
                .post("introspect", body)
                .body()
                .startsWith("{\"active\":true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {":", ":secret", "unknown:secret", "ID:", "ID:wrong", "ID:secret ", "ID:secret:secret"})
    void shouldRefuseAClientWithoutItsProof(String credential) {
        String header = basic(credential.replace("ID", SHOP.id().value()));

        Answer answer = endpoints.header("Authorization", header).post("introspect", "token=of-a-person");

        assertEquals(401, answer.status());
        assertTrue(answer.body().contains("\"invalid_client\""), answer.body());
        assertTrue(answer.header("WWW-Authenticate").startsWith("Basic "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Basic bm9jb2xvbg=="})
    void shouldRefuseAHeaderThatIsNoCredential(String header) {
        int status = endpoints
                .header("Authorization", header)
                .post("introspect", "token=of-a-person")
                .status();

        assertTrue(status == 400 || status == 401, "status " + status);
    }

    @Test
    void shouldRefuseAProofInTwoWays() {
        Answer answer = endpoints
                .header("Authorization", basic(SHOP.id() + ":secret"))
                .post("introspect", PROVED + "token=of-a-person");

        assertEquals(400, answer.status());
        assertTrue(answer.body().contains("\"invalid_request\""), answer.body());
    }

    @Test
    void shouldTellAPublicClientAndNobodyNothing() { // section 4: who may ask is proved
        assertEquals(
                401,
                endpoints
                        .post("introspect", "client_id=" + APP.id() + "&token=of-a-person")
                        .status());
        assertEquals(401, endpoints.post("introspect", "token=of-a-person").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "person", "monitor"})
    void shouldTellNoOtherRoleAnything(String role) {
        Answer answer = endpoints.header("Authorization", "Bearer " + role).post("introspect", "token=of-a-person");

        assertEquals(403, answer.status());
    }

    @Test
    void shouldRefuseABearerTokenThatIsNotGood() {
        Answer answer = endpoints.header("Authorization", "Bearer forged").post("introspect", "token=of-a-person");

        assertEquals(401, answer.status());
    }

    @Test
    void shouldNeedATokenAndNoQueryString() {
        assertEquals(400, endpoints.post("introspect", PROVED).status());
        assertEquals(400, endpoints.post("introspect?token=of-a-person", PROVED).status());
        assertEquals(405, endpoints.get("introspect?token=of-a-person").status());
    }

    private static String basic(String credential) {
        return "Basic " + Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8));
    }

    private static AccessToken access(Audience audience, Role role, String client) {
        return new AccessToken(
                "a-token",
                "ann",
                client,
                audience,
                Set.of(role),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(3600));
    }

    private static ActiveToken refresh(String client) {
        return new ActiveToken(
                Optional.empty(),
                "ann",
                Optional.of(client),
                Audience.API,
                Set.of(),
                Optional.empty(),
                Instant.EPOCH.plusSeconds(3600));
    }

    private static final class FakeIntrospection extends Introspection {

        @Override
        public Optional<ActiveToken> of(String token, Inquirer inquirer) {
            String app = APP.id().value();
            return switch (token) {
                case "of-a-person" ->
                    Optional.of(ActiveToken.of(access(Audience.API, Role.PERSON, app)))
                            .filter(inquirer::mayKnow);
                case "of-a-device" ->
                    Optional.of(ActiveToken.of(access(Audience.DEVICE, Role.DEVICE, app)))
                            .filter(inquirer::mayKnow);
                case "of-an-operator" ->
                    Optional.of(ActiveToken.of(access(Audience.API, Role.OPERATOR, app)))
                            .filter(inquirer::mayKnow);
                case "refresh-of-another" -> Optional.of(refresh(app)).filter(inquirer::mayKnow);
                case "refresh-of-the-shop" ->
                    Optional.of(refresh(SHOP.id().value())).filter(inquirer::mayKnow);
                default -> Optional.empty();
            };
        }
    }

    private static final class FakeClients extends OAuthClients {

        @Override
        public OAuthClient authenticate(TokenRequest request) {
            String id = request.optional("client_id").orElse("");
            return List.of(SHOP, APP).stream()
                    .filter(client -> client.id().value().equals(id))
                    .filter(client -> client.isProvedBy(request.optional("client_secret")))
                    .findFirst()
                    .orElseThrow(() -> new OAuthRefusal(OAuthError.INVALID_CLIENT, "Unknown."));
        }
    }

    private static final class FakeApiTokens extends ApiTokens {

        @Override
        public AccessToken verify(String bearer) {
            return access(
                    Audience.API,
                    Role.parse(bearer).orElseThrow(() -> new AccessTokenRefused("The bearer token is forged.")),
                    "local");
        }
    }
}
