package io.stoa.simulator.appstoreconnect;

import io.stoa.simulator.appstoreconnect.token.ApiKey;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;

/** A simulator and a client that holds an API key of it. */
public final class Caller implements AutoCloseable {

    public final TestClock clock = new TestClock();
    public final AppStoreConnectSimulator simulator;
    public final TestTokens tokens;
    private final HttpClient http = HttpClient.newHttpClient();

    public Caller() {
        this(Settings.defaults());
    }

    public Caller(Settings settings) {
        KeyPair keys = TestKeys.p256();
        ApiKey key = ApiKey.team(TestTokens.KEY_ID, TestTokens.ISSUER_ID, (ECPublicKey) keys.getPublic());
        tokens = new TestTokens(keys, clock);
        simulator = AppStoreConnectSimulator.start(settings.withClock(clock).withApiKey(key));
    }

    /** An answer of the API. */
    public record Reply(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonObject json() {
            return Json.createReader(new StringReader(text())).readObject();
        }

        public JsonObject data() {
            return json().getJsonObject("data");
        }

        public String code() {
            return error().getString("code");
        }

        public JsonObject error() {
            return json().getJsonArray("errors").getJsonObject(0);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Reply get(String target) {
        return get(simulator.apiUri().resolve(target));
    }

    public Reply get(URI uri) {
        return send(authorized(uri));
    }

    public Reply getWith(String token, String target) {
        return send(
                HttpRequest.newBuilder(simulator.apiUri().resolve(target)).header("Authorization", "Bearer " + token));
    }

    public Reply call(String method, String target) {
        return send(authorized(simulator.apiUri().resolve(target)).method(method, BodyPublishers.noBody()));
    }

    public HttpRequest.Builder authorized(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + tokens.good());
    }

    /** A download, or anything else that carries no token. */
    public Reply download(String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new AssertionError("The simulator did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted", e);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
