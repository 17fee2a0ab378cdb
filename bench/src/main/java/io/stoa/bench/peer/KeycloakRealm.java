package io.stoa.bench.peer;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/**
 * A realm whose work at the token endpoint is like ours: access tokens by ES256 that live an hour, refresh tokens that are
 * good once. It is made as light as it gets: no scope but the least, and passwords that cost nothing.
 *
 * @param people named {@code user-0} and so on
 * @see "Keycloak, RealmRepresentation"
 */
public record KeycloakRealm(int people) {

    public static final String NAME = "bench";
    public static final String CLIENT = "bench";
    public static final String CLIENT_SECRET = "s3cret";
    public static final String PASSWORD = "password";

    private static final int HOUR = 3_600;
    private static final int NINETY_DAYS = 90 * 24 * HOUR;
    private static final String CHEAP_HASH = "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)";
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** What somebody is called at the sign-in. */
    public static String user(int number) {
        return "user-" + number;
    }

    String document() {
        return JSON.createObjectBuilder()
                .add("realm", NAME)
                .add("enabled", true)
                .add("sslRequired", "none")
                .add("defaultSignatureAlgorithm", "ES256")
                .add("accessTokenLifespan", HOUR)
                .add("ssoSessionIdleTimeout", NINETY_DAYS)
                .add("ssoSessionMaxLifespan", NINETY_DAYS)
                .add("revokeRefreshToken", true)
                .add("refreshTokenMaxReuse", 0)
                .add("passwordPolicy", CHEAP_HASH)
                .add("clients", JSON.createArrayBuilder().add(client()))
                .add("users", users())
                .build()
                .toString();
    }

    private static JsonObject client() {
        return JSON.createObjectBuilder()
                .add("clientId", CLIENT)
                .add("secret", CLIENT_SECRET)
                .add("publicClient", false)
                .add("directAccessGrantsEnabled", true)
                .add("fullScopeAllowed", false)
                .add("defaultClientScopes", JSON.createArrayBuilder().add("basic"))
                .add("optionalClientScopes", JSON.createArrayBuilder())
                .add(
                        "attributes",
                        JSON.createObjectBuilder()
                                .add("standard.token.exchange.enabled", "true")
                                .add("standard.token.exchange.enableRefreshRequestedTokenType", "SAME_SESSION"))
                .build();
    }

    private JsonArrayBuilder users() {
        JsonArrayBuilder users = JSON.createArrayBuilder();
        for (int number = 0; number < people; number++) {
            users.add(user(user(number)));
        }
        return users;
    }

    // a name and an address, or Keycloak asks for them before it gives tokens
    private static JsonObjectBuilder user(String name) {
        return JSON.createObjectBuilder()
                .add("username", name)
                .add("email", name + "@kite.example")
                .add("emailVerified", true)
                .add("firstName", "Kim")
                .add("lastName", "Kite")
                .add("enabled", true)
                .add(
                        "credentials",
                        JSON.createArrayBuilder()
                                .add(JSON.createObjectBuilder()
                                        .add("type", "password")
                                        .add("value", PASSWORD)));
    }
}
