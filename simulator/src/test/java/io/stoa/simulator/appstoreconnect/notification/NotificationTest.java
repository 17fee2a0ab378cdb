package io.stoa.simulator.appstoreconnect.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.simulator.appstoreconnect.Fixtures;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationTest {

    private static final String ID = "543c3939-2db6-4fbc-9672-fb0ec5687624";
    private static final String PACKAGE = "f826eb7a-fa2b-420f-a780-356106195663";
    private static final Instant SENT = Instant.parse("2023-11-27T18:40:37.246Z");
    private static final Instant EVENT = Instant.parse("2023-11-27T18:40:32.143Z");

    @Test
    void shouldSignApplesOwnVector() {
        JsonObject vector = Fixtures.json("notifications/hmac-vector.json");
        byte[] body = vector.getString("body").getBytes(StandardCharsets.UTF_8);
        assertEquals(vector.getString("value"), AppleSignature.of(vector.getString("secret"), body));
        assertEquals(vector.getString("header"), AppleSignature.HEADER);
    }

    @Test
    void shouldWriteThatAVersionIsAvailableAsAppleDoes() {
        Notice notice = new Notice.PackageVersionAvailable(
                "3839839", "1111", PACKAGE, "6b29fc40-ca47-1067-b31d-00dd010662da", 1);
        assertSameAsApple("AlternativeDistributionPackageVersionAvailable", notice);
    }

    @Test
    void shouldWriteThatVersionsAreUnavailableAsAppleDoes() {
        assertSameAsApple(
                "AppVersionsUnavailable", new Notice.AppVersionsUnavailable("3839839", "1111", List.of(PACKAGE)));
    }

    @Test
    void shouldWriteThatAnAppIsUnavailableAsAppleDoes() {
        assertSameAsApple("AppUnavailable", new Notice.AppUnavailable("3839839", "1111"));
    }

    private static void assertSameAsApple(String type, Notice notice) {
        JsonObject documented = Fixtures.json("notifications/documented-legacy-" + type + ".json");
        byte[] body = Notification.of(notice, ID, SENT, EVENT).body();
        assertEquals(
                documented, Json.createReader(new ByteArrayInputStream(body)).readObject());
    }
}
