package io.stoa.cli.torture.check;

import io.stoa.cli.torture.plan.Plan;
import io.stoa.cli.torture.plan.PlannedPackage;
import io.stoa.cli.torture.world.WorldBroken;
import io.stoa.packageformat.Sha256;
import jakarta.json.Json;
import jakarta.json.JsonArray;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Asks as a device does. */
final class ServedState {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI publicUrl;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    ServedState(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Base path of every version that is offered. */
    Map<String, String> restores(Plan plan) throws IOException, InterruptedException {
        Map<String, String> bases = new TreeMap<>();
        for (PlannedPackage version : plan.packages()) {
            restore(version).ifPresent(base -> bases.put(version.appleVersionId(), base));
        }
        return bases;
    }

    private Optional<String> restore(PlannedPackage version) throws IOException, InterruptedException {
        JsonObject app = Json.createObjectBuilder()
                .add("appleItemId", version.appleItemId())
                .add("appleVersionId", version.appleVersionId())
                .build();
        JsonObject question = Json.createObjectBuilder()
                .add("apps", Json.createArrayBuilder().add(app))
                .add("platform", "iOS")
                .add("osVersion", "18.3.1")
                .build();
        HttpResponse<String> answer = client.send(
                request("/device/restore")
                        .POST(BodyPublishers.ofString(question.toString()))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new WorldBroken(
                    "a device that asks for " + version + " is answered " + answer.statusCode() + " " + answer.body());
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            JsonArray restores = reader.readObject().getJsonArray("restores");
            return restores.stream()
                    .map(offer -> offer.asJsonObject().getString("alternativeDistributionPackage"))
                    .map(base -> URI.create(base).getPath().replaceFirst("/$", ""))
                    .findFirst();
        }
    }

    /** Digest of what each path is served with; words where it is not served. */
    Map<String, String> digests(Set<String> paths) throws IOException, InterruptedException {
        Map<String, String> digests = new TreeMap<>();
        for (String path : paths) {
            HttpResponse<byte[]> answer = client.send(request(path).GET().build(), BodyHandlers.ofByteArray());
            boolean served = answer.statusCode() == 200;
            digests.put(path, served ? Sha256.of(answer.body()).hex() : "status " + answer.statusCode());
        }
        return digests;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(publicUrl.resolve(path)).timeout(PATIENCE);
    }
}
