package io.stoa.cli.installation;

import io.stoa.cli.token.LocalOperator;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The API of a running installation, called as its local operator. */
public final class InstallationApi {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
        HttpRequest request = HttpRequest.newBuilder(URI.create(root() + "/api/v1/" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> answer = send(request);
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
        } catch (IOException away) {
            throw new InstallationRefused("Nothing answers at " + root() + ". Is the installation running?");
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
                    "What answers is no Stoa: it sent " + answer.statusCode() + " without a document.");
        }
    }
}
