package io.stoa.notification.service;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Documented notifications, where they are at hand, and notifications written by tests. */
final class NotificationFixtures {

    static final String PACKAGE = "58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01";
    static final String VERSION = "E1B1E8C4-63B0-4A69-9D0B-2F3F6A9C4D55";

    private static final Path FOLDER = Path.of(System.getProperty("stoa.fixtures", "absent"), "notifications");

    private NotificationFixtures() {}

    static byte[] recorded(String name) {
        assumeTrue(Files.isDirectory(FOLDER), "the documented notifications are not at hand (stoa.fixtures)");
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static JsonObject json(String name) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(recorded(name)))) {
            return reader.readObject();
        }
    }

    /** A notification of a new package version, as App Store Connect writes it. */
    static String versionAvailable() {
        return """
                {"data":{"type":"AlternativeDistributionPackageVersionAvailable","version":1,
                 "id":"c1c52f6e-4c6b-4f0b-9a06-7c6df1d1aa10","timestamp":"2026-02-11T09:14:07.246-08:00",
                 "attributes":{"marketplaceAppId":"6700000001","appId":"6700012345",
                  "alternativeDistributionPackageId":"58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01",
                  "alternativeDistributionPackageVersionId":"E1B1E8C4-63B0-4A69-9D0B-2F3F6A9C4D55",
                  "alternativeDistributionPackageVersionNum":"2",
                  "eventTimestamp":"2026-02-11T17:14:02.143-00:00"}}}""";
    }

    static String versionsUnavailable() {
        return """
                {"data":{"type":"AppVersionsUnavailable","version":1,
                 "id":"0d3a52f6-4c6b-4f0b-9a06-7c6df1d1aa11","timestamp":"2026-03-01T08:00:00.000-08:00",
                 "attributes":{"marketplaceAppId":"6700000001","appId":"6700012345",
                  "alternativeDistributionPackageIds":["58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01"],
                  "eventTimestamp":"2026-03-01T16:00:00.000-00:00"}}}""";
    }

    static String appUnavailable() {
        return """
                {"data":{"type":"AppUnavailable","version":1,
                 "id":"77aa52f6-4c6b-4f0b-9a06-7c6df1d1aa12","timestamp":"2026-03-02T08:00:00.000-08:00",
                 "attributes":{"marketplaceAppId":"6700000001","appId":"6700012345",
                  "eventTimestamp":"2026-03-02T16:00:00.000-00:00"}}}""";
    }

    /** The second generation's word for a new package version: it names no package. */
    static String versionCreated() {
        return """
                {"data":{"type":"alternativeDistributionPackageVersionCreated","version":1,
                 "id":"419ee583-4c6b-4f0b-9a06-7c6df1d1aa20",
                 "attributes":{"appId":"6700012345","timestamp":"2026-02-11T17:14:02.143411Z"},
                 "relationships":{
                  "instance":{"data":{"type":"alternativeDistributionPackageVersions",
                    "id":"e1b1e8c4-63b0-4a69-9d0b-2f3f6a9c4d55"},
                   "links":{"self":"https://elsewhere.example/v1/x"}},
                  "marketplaceApp":{"data":{"type":"apps","id":"6700000001"}}}}}""";
    }

    static String packageUpdated(boolean available, String territories) {
        return """
                {"data":{"type":"alternativeDistributionPackageAvailableUpdated","version":1,
                 "id":"4f0c0a6e-4c6b-4f0b-9a06-7c6df1d1aa21",
                 "attributes":{"available":%s,"territories":[%s],"appId":"6700012345",
                  "timestamp":"2026-03-01T16:00:00.100200Z"},
                 "relationships":{
                  "instance":{"data":{"type":"alternativeDistributionPackages",
                    "id":"58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01"}},
                  "marketplaceApp":{"data":{"type":"apps","id":"6700000001"}}}}}"""
                .formatted(available, territories);
    }

    static String appUpdated(boolean available, String territories) {
        return """
                {"data":{"type":"alternativeDistributionTerritoryAvailabilityUpdated","version":1,
                 "id":"33e75449-4c6b-4f0b-9a06-7c6df1d1aa22",
                 "attributes":{"available":%s,"territories":[%s],"appId":"6700012345",
                  "timestamp":"2026-03-02T16:00:00.100200Z"},
                 "relationships":{"marketplaceApp":{"data":{"type":"apps","id":"6700000001"}}}}}"""
                .formatted(available, territories);
    }

    static String stateUpdated() {
        return """
                {"data":{"type":"appStoreVersionAppVersionStateUpdated","version":1,
                 "id":"5a1e0a6e-4c6b-4f0b-9a06-7c6df1d1aa23",
                 "attributes":{"oldValue":"IN_REVIEW","newValue":"READY_FOR_DISTRIBUTION",
                  "timestamp":"2026-03-02T16:00:00.1Z"},
                 "relationships":{"instance":{"type":"appStoreVersions","id":"42"}}}}""";
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String sign(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            return "hmacsha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }
}
