package io.stoa.bench.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.notification.AppleSignature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SignedNotificationsTest {

    private static final String SECRET = "a secret";
    private static final Pattern ANNOUNCED =
            Pattern.compile("\"alternativeDistributionPackageVersionId\":\"([0-9A-F-]{36})\"");

    private final SignedNotifications notifications = new SignedNotifications(
            URI.create("http://localhost:8080/webhooks/app-store-connect"),
            SECRET,
            "6738000001",
            Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC));

    @Test
    void shouldForgeSignaturesThatAreNotGenuine() {
        String request = text(notifications.forged(1).get(0));
        assertTrue(request.contains("hmacsha256="), "it is well-formed, so that it is the MAC that refuses it");
        assertNotEquals(signature(SECRET, request), header(request));
    }

    @Test
    void shouldSignWhatItSends() {
        String request = text(notifications.unique(1).get(0));
        assertEquals(signature(SECRET, request), header(request));
        assertTrue(
                request.startsWith("POST /webhooks/app-store-connect HTTP/1.1\r\nHost: localhost:8080\r\n"), request);
        assertTrue(request.contains("Content-Length: " + body(request).length() + "\r\n"), request);
    }

    @Test
    void shouldAnnounceEachVersionOnce() {
        List<byte[]> requests = notifications.unique(500);
        assertEquals(
                500,
                requests.stream()
                        .map(request -> announced(text(request)))
                        .distinct()
                        .count());
    }

    @Test
    void shouldAnnounceTheVersionItIsAskedFor() {
        byte[] request = notifications.about("0f0e0d0c-0000-4000-8000-000000000001");
        assertEquals("0f0e0d0c-0000-4000-8000-000000000001".toUpperCase(Locale.ROOT), announced(text(request)));
    }

    private static String announced(String request) {
        Matcher id = ANNOUNCED.matcher(request);
        assertTrue(id.find(), request);
        return id.group(1);
    }

    private static String signature(String secret, String request) {
        return AppleSignature.of(secret, body(request).getBytes(StandardCharsets.UTF_8));
    }

    private static String header(String request) {
        return request.lines()
                .filter(line -> line.startsWith(AppleSignature.HEADER + ": "))
                .map(line -> line.substring(AppleSignature.HEADER.length() + 2))
                .findFirst()
                .orElseThrow();
    }

    private static String body(String request) {
        return request.split("\r\n\r\n", 2)[1];
    }

    private static String text(byte[] request) {
        return new String(request, StandardCharsets.UTF_8);
    }
}
