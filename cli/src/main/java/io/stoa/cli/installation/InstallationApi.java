package io.stoa.cli.installation;

import io.stoa.cli.token.LocalOperator;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The API of a running installation, called as its local operator. */
public final class InstallationApi {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TOO_LARGE = 413;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:STOA_DATA_DIR:-data}",
            description = "The data directory of the installation (default: data).")
    private Path dataDirectory;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            defaultValue = "${env:STOA_PUBLIC_URL:-http://localhost:8080}",
            description = "What the installation has as stoa.public-url (default: http://localhost:8080).")
    private URI publicUrl;

    /**
     * Posts a document.
     *
     * @param path below {@code /api/v1/}
     * @return the answer's document
     * @throws InstallationRefused when it is not what was hoped for; the sentence says what to do
     */
    public JsonObject post(String path, JsonObject body) {
        return document(send(request(path)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build()));
    }

    /** Reads a document; otherwise as {@link #post}. */
    public JsonObject get(String path) {
        return document(send(request(path).timeout(PATIENCE).GET().build()));
    }

    /**
     * Sends a file, however long that takes.
     *
     * @throws InstallationRefused when it is not taken, or is not there
     */
    public void put(String path, Path file) {
        try {
            HttpResponse<String> answer = send(request(path)
                    .header("Content-Type", "application/octet-stream")
                    .PUT(HttpRequest.BodyPublishers.ofFile(file))
                    .build());
            if (answer.statusCode() / 100 != 2) {
                document(answer);
            }
        } catch (FileNotFoundException gone) {
            throw new InstallationRefused(file + " is not there any more.");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root() + "/api/v1/" + path))
                .header("Authorization", "Bearer " + token());
    }

    private static JsonObject document(HttpResponse<String> answer) {
        JsonObject document = documentOf(answer);
        if (answer.statusCode() / 100 != 2) {
            throw new InstallationRefused(
                    document.getString("detail", "The installation answered " + answer.statusCode() + "."));
        }
        return document;
    }

    private String token() {
        try {
            return new LocalOperator(dataDirectory, publicUrl).get();
        } catch (LocalOperator.NoOperatorToken none) {
            throw new InstallationRefused(none.getMessage());
        }
    }

    private String root() {
        String url = publicUrl.toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (ConnectException | HttpTimeoutException away) {
            throw new InstallationRefused("Nothing answers at " + root() + ". Is the installation running?");
        } catch (IOException brokenOff) {
            throw new InstallationRefused("The connection to " + root()
                    + " broke off. Try again; assets that have arrived are not sent again.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InstallationRefused("Interrupted.");
        }
    }

    private static JsonObject documentOf(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException | ClassCastException noDocument) {
            throw new InstallationRefused(
                    answer.statusCode() == TOO_LARGE
                            ? "Something before Stoa takes no body this large (413): raise the limit of the proxy or"
                                    + " server for /api/v1/package-imports, or send to Stoa itself."
                            : "What answers is no Stoa: it sent " + answer.statusCode() + " without a document.");
        }
    }
}
