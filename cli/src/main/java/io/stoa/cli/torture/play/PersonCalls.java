package io.stoa.cli.torture.play;

import io.stoa.simulator.walk.Installation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** How a person's device, and the operator who lets the person in, call an installation. */
final class PersonCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final String EXCHANGE = "grant_type=urn:ietf:params:oauth:grant-type:token-exchange"
            + "&subject_token_type=urn:ietf:params:oauth:token-type:access_token&subject_token=";

    private final Installation installation;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    PersonCalls(Installation installation) {
        this.installation = installation;
    }

    /**
     * Makes an account and signs it in by a link.
     *
     * @return the first refresh token
     * @throws IllegalStateException an answer is no success
     */
    String signIn(String login) throws IOException, InterruptedException {
        String account = text(asOperator("/api/v1/accounts", "login", login), "id");
        String link = text(
                asOperator(
                        "/api/v1/accounts/" + account + "/link-tokens",
                        "appleItemId",
                        installation.marketplaceAppleItemId()),
                "token");
        return text(token(EXCHANGE + link), "refresh_token");
    }

    HttpResponse<String> refresh(String secret) throws IOException, InterruptedException {
        return token("grant_type=refresh_token&refresh_token=" + secret);
    }

    private HttpResponse<String> asOperator(String path, String member, String value)
            throws IOException, InterruptedException {
        JsonObject body = Json.createObjectBuilder().add(member, value).build();
        return client.send(
                request(path)
                        .header(
                                "Authorization",
                                "Bearer " + installation.operatorToken().get())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> token(String form) throws IOException, InterruptedException {
        return client.send(
                request("/oauth/token")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(installation.publicUrl() + path))
                .timeout(PATIENCE);
    }

    /** A member of an answer that is a success. */
    static String text(HttpResponse<String> answer, String member) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri().getPath() + " answered " + answer.statusCode());
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject().getString(member);
        }
    }
}
