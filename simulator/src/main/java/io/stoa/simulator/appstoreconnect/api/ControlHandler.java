package io.stoa.simulator.appstoreconnect.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.catalog.PackageFolder;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.catalog.UnreadablePackage;
import io.stoa.simulator.appstoreconnect.http.RequestLog;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the real service has no counterpart for: {@code GET /simulator/packages} lists what is offered,
 * {@code POST /simulator/packages {"folder"}} adds a package while running. It needs no token and asks for JSON, which a
 * page in a browser cannot send unasked.
 */
public final class ControlHandler implements HttpHandler {

    /** Path of this handler. */
    public static final String PATH = "/simulator/packages";

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final int LARGEST_BODY = 1 << 16;

    private final PackageCatalog catalog;
    private final RequestLog log;

    public ControlHandler(PackageCatalog catalog, RequestLog log) {
        this.catalog = catalog;
        this.log = log;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Answers.send(exchange, answer(exchange), log);
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            String path = exchange.getRequestURI().getRawPath();
            if (!path.equals(PATH)) {
                throw ApiError.unknownPath(path);
            }
            return switch (exchange.getRequestMethod()) {
                case "GET" -> Answer.json(200, list());
                case "POST" -> Answer.json(201, describe(catalog.add(new PackageFolder(folder(exchange)))));
                default -> throw ApiError.methodNotAllowed(exchange.getRequestMethod(), path);
            };
        } catch (ApiError e) {
            return e.toAnswer();
        } catch (UnreadablePackage e) {
            return ApiError.unprocessable(e.getMessage()).toAnswer();
        }
    }

    private JsonObject list() {
        JsonArrayBuilder packages = JSON.createArrayBuilder();
        catalog.versions().forEach(version -> packages.add(describe(version)));
        return JSON.createObjectBuilder().add("packages", packages).build();
    }

    private JsonObject describe(PackageVersion version) {
        return JSON.createObjectBuilder()
                .add("appleItemId", version.appleItemId())
                .add("appleVersionId", version.appleVersionId())
                .add("bundleId", version.bundleId())
                .add("appStoreVersionId", version.appStoreVersionId())
                .add("alternativeDistributionPackageId", version.packageId())
                .add("alternativeDistributionPackageVersionId", version.id())
                .add("version", Integer.toString(version.number()))
                .add("state", catalog.isReplaced(version) ? "REPLACED" : "COMPLETED")
                .build();
    }

    private static Path folder(HttpExchange exchange) throws IOException {
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        if (!type.startsWith("application/json")) {
            throw ApiError.unsupportedMediaType();
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            if (reader.readObject().get("folder") instanceof JsonString folder) {
                return Path.of(folder.getString());
            }
            throw ApiError.unprocessable("Name the package's folder in the member folder.");
        } catch (JsonException e) {
            throw ApiError.invalidEntity("The body is not a JSON object.");
        } catch (InvalidPathException e) {
            throw ApiError.unprocessable("The folder is not a path of this machine.");
        }
    }
}
