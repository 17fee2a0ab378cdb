package io.stoa.simulator.walk;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls an installation as its operator does, and as a browser on one of its pages. */
final class InstallationCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Installation installation;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    InstallationCalls(Installation installation) {
        this.installation = installation;
    }

    Reply get(String path) {
        return send(request(path).GET().build());
    }

    /** What is no text. @throws Unexpected when it is not answered with 200 */
    byte[] bytes(String path) {
        HttpResponse<byte[]> answer = exchange(request(path).GET().build(), BodyHandlers.ofByteArray());
        Unexpected.unless(answer.statusCode() == 200, path + " to be answered with 200", answer.statusCode());
        return answer.body();
    }

    Reply getAsOperator(String path) {
        return send(asOperator(path).GET().build());
    }

    Reply postAsOperator(String path, JsonObject body) {
        return sendAsOperator("POST", path, body);
    }

    Reply putAsOperator(String path, JsonObject body) {
        return sendAsOperator("PUT", path, body);
    }

    Reply patchAsOperator(String path, JsonObject body) {
        return sendAsOperator("PATCH", path, body);
    }

    private Reply sendAsOperator(String method, String path, JsonObject body) {
        return send(asOperator(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** What a script on a page sends: nothing, but with the page's origin. */
    Reply postFromPage(String path, URI origin) {
        return send(request(path)
                .header("Origin", origin.toString())
                .POST(BodyPublishers.noBody())
                .build());
    }

    private HttpRequest.Builder asOperator(String path) {
        return request(path)
                .header(
                        "Authorization",
                        "Bearer " + installation.operatorToken().get());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(installation.at(path)).timeout(PATIENCE);
    }

    private Reply send(HttpRequest request) {
        HttpResponse<String> answer = exchange(request, BodyHandlers.ofString());
        String contentType = answer.headers().firstValue("Content-Type").orElse("");
        return new Reply(nameOf(request), answer.statusCode(), contentType, answer.body());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException away) {
            throw new Unexpected("an answer to " + nameOf(request), "none: " + away, away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unexpected("an answer to " + nameOf(request), "an interruption", stopped);
        }
    }

    private static String nameOf(HttpRequest request) {
        return request.method() + " " + request.uri().getPath();
    }
}
