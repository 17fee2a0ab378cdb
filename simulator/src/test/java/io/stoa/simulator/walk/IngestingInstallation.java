package io.stoa.simulator.walk;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import io.stoa.simulator.appstoreconnect.http.LoopbackServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipInputStream;

/** The least an installation has to do for a walk of revisions, with faults that a test can switch on. */
final class IngestingInstallation implements AutoCloseable {

    boolean downloadsAgain;
    boolean goesBack;
    boolean forgetsOldBasePaths;

    private final Map<String, String> configuration;
    private final LoopbackServer server = new LoopbackServer(0);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> ingestions = new LinkedHashMap<>();
    private final Map<String, JsonObject> published = new ConcurrentHashMap<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Set<String> known = new HashSet<>();

    IngestingInstallation(Map<String, String> configuration) {
        this.configuration = configuration;
        server.serve("/", this::handle);
        server.start();
    }

    Installation installation(SimulatedApple apple) {
        return apple.installation(server.uri(), () -> "token");
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        Optional<byte[]> answer = path.startsWith("/webhooks/")
                ? ingest(body)
                : Optional.ofNullable(path.startsWith("/api/") ? read(path) : files.get(path));
        byte[] bytes = answer.orElse(new byte[0]);
        exchange.sendResponseHeaders(answer.isPresent() ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private Optional<byte[]> ingest(byte[] body) throws IOException {
        JsonObject attributes = Json.createReader(new ByteArrayInputStream(body))
                .readObject()
                .getJsonObject("data")
                .getJsonObject("attributes");
        String id =
                attributes.getString("alternativeDistributionPackageVersionId").toLowerCase(Locale.ROOT);
        if (ingestions.putIfAbsent(id, id) == null) {
            fetch(id);
        } else if (goesBack) {
            published.put(published.get(id).getString("appleVersionId"), published.get(id));
        }
        return Optional.of(new byte[0]);
    }

    private void fetch(String id) throws IOException {
        String path = "/v1/alternativeDistributionPackageVersions/" + id;
        byte[] manifest = manifest(call(path).getJsonObject("data"));
        JsonObject json = Json.createReader(new ByteArrayInputStream(manifest)).readObject();
        String base =
                "/packages/%s/%s/%s".formatted(json.getString("appleItemId"), json.getString("appleVersionId"), id);
        if (forgetsOldBasePaths) {
            files.clear();
        }
        files.put(base + "/manifest.json", manifest);
        for (String kind : new String[] {"variants", "deltas"}) {
            json.getJsonArray(kind)
                    .getValuesAs(JsonObject.class)
                    .forEach(asset -> files.put(base + "/" + asset.getString("assetPath"), new byte[] {1}));
            for (JsonValue asset : call(path + "/" + kind + "?limit=200").getJsonArray("data")) {
                download(asset.asJsonObject());
            }
        }
        publish(id, json);
    }

    private void publish(String id, JsonObject manifest) {
        JsonObject version = Json.createObjectBuilder()
                .add("appleVersionId", manifest.getString("appleVersionId"))
                .add("alternativeDistributionPackageVersionId", id)
                .add("revision", manifest.getInt("distributionPackageRevision"))
                .build();
        published.put(id, version);
        published.put(manifest.getString("appleVersionId"), version);
    }

    private void download(JsonObject asset) throws IOException {
        if (known.add(asset.getString("id")) || downloadsAgain) {
            send(HttpRequest.newBuilder(
                    URI.create(asset.getJsonObject("attributes").getString("url"))));
        }
    }

    private byte[] manifest(JsonObject version) throws IOException {
        byte[] zip = send(HttpRequest.newBuilder(
                URI.create(version.getJsonObject("attributes").getString("url"))));
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            entries.getNextEntry();
            return entries.readAllBytes();
        }
    }

    private byte[] read(String path) {
        if (path.equals("/api/v1/notifications")) {
            return "{\"notifications\":[{\"id\":\"n1\"}]}".getBytes(StandardCharsets.UTF_8);
        }
        if (path.startsWith("/api/v1/apps/")) {
            JsonArrayBuilder versions = Json.createArrayBuilder();
            published.forEach((key, version) -> {
                if (key.equals(version.getString("appleVersionId"))) {
                    versions.add(version);
                }
            });
            return bytes("{\"versions\":" + versions.build() + "}");
        }
        String id = path.substring(path.lastIndexOf('/') + 1);
        if (ingestions.containsKey(id)) {
            return bytes(ingestion(id));
        }
        return bytes("{\"ingestions\":["
                + String.join(
                        ",",
                        ingestions.keySet().stream()
                                .map(IngestingInstallation::ingestion)
                                .toList()) + "]}");
    }

    private static String ingestion(String id) {
        return """
                {"id":"%s","state":"PUBLISHED","phase":"DONE","alternativeDistributionPackageVersionId":"%s",
                 "progress":{"bytesTotal":1,"bytesDone":1,"assetsTotal":1,"assetsDone":1}}"""
                .formatted(id, id);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private JsonObject call(String path) throws IOException {
        byte[] body = send(HttpRequest.newBuilder(URI.create(configuration.get("stoa.app-store-connect.url") + path))
                .header("Authorization", "Bearer " + token()));
        return Json.createReader(new ByteArrayInputStream(body)).readObject();
    }

    private byte[] send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private String token() throws IOException {
        try {
            String pem = Files.readString(Path.of(configuration.get("stoa.app-store-connect.private-key-file")));
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(configuration.get("stoa.app-store-connect.key-id"))
                            .type(JOSEObjectType.JWT)
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(configuration.get("stoa.app-store-connect.issuer-id"))
                            .audience("appstoreconnect-v1")
                            .issueTime(Date.from(Instant.now()))
                            .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                            .build());
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
            token.sign(new ECDSASigner(
                    (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der))));
            return token.serialize();
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IOException("the key cannot sign", e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
