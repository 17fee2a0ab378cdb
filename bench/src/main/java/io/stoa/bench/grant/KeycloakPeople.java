package io.stoa.bench.grant;

import static io.stoa.bench.peer.KeycloakRealm.CLIENT;
import static io.stoa.bench.peer.KeycloakRealm.CLIENT_SECRET;
import static io.stoa.bench.peer.KeycloakRealm.PASSWORD;

import io.stoa.bench.load.HttpLoad;
import io.stoa.bench.peer.Keycloak;
import io.stoa.bench.peer.KeycloakRealm;
import io.stoa.bench.stand.Stand;
import io.stoa.server.Workplace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** People of Keycloak, each signed in with a session of their own. */
final class KeycloakPeople {

    private final TokenEndpoint endpoint;
    private final List<IssuedTokens> signedIn;

    KeycloakPeople(Keycloak keycloak, int people) throws IOException, InterruptedException {
        this.endpoint =
                new TokenEndpoint(keycloak.tokenEndpoint(), "client_id=" + CLIENT + "&client_secret=" + CLIENT_SECRET);
        this.signedIn = SignIns.all(
                new HttpLoad(endpoint.address(), 1),
                IntStream.range(0, people).mapToObj(this::signIn).toList());
        requireEs256(signedIn.get(0).access());
    }

    /** Keycloak on a database of its own in the PostgreSQL of the stand. */
    static Keycloak start(Stand stand, Workplace workplace, int people)
            throws IOException, InterruptedException, SQLException {
        stand.database().execute(Keycloak.database());
        return Keycloak.serving(new KeycloakRealm(people), stand.database().port(), workplace.folder("keycloak"));
    }

    private byte[] signIn(int person) {
        return endpoint.ask("grant_type=password&username=" + KeycloakRealm.user(person) + "&password=" + PASSWORD);
    }

    // another algorithm is other work
    private static void requireEs256(String token) throws IOException {
        String header = new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
        if (!header.contains("\"ES256\"")) {
            throw new IOException("Keycloak does not sign by ES256: " + header);
        }
    }

    TokenEndpoint endpoint() {
        return endpoint;
    }

    List<IssuedTokens> signedIn() {
        return signedIn;
    }

    /** An exchange for each person, of their access token. @param type what is asked for */
    List<byte[]> exchanges(String type) {
        return signedIn.stream()
                .map(tokens -> endpoint.exchange(tokens.access(), "&requested_token_type=" + type))
                .toList();
    }
}
