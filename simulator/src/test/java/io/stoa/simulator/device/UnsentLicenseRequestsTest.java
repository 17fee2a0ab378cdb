package io.stoa.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class UnsentLicenseRequestsTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");

    private final UnsentLicenseRequests requests = new UnsentLicenseRequests(
            (RSAPublicKey) FakeCertificate.ENCRYPTION.keys().getPublic(), Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void shouldBeOfAnotherDeviceEachTime() throws Exception {
        JsonObject first = plain(body());
        JsonObject second = plain(body());

        assertNotEquals(first.getString("deviceId"), second.getString("deviceId"));
        assertNotEquals(first.getString("requestId"), second.getString("requestId"));
    }

    @Test
    void shouldNameTheSameAppInsideAndOutside() throws Exception {
        JsonObject body = body();

        assertEquals(
                "[\"6700012345\"]", plain(body).getJsonArray("appleItemIds").toString());
        assertEquals("create", plain(body).getString("action"));
        assertEquals(
                "{\"6700012345\":{\"appleVersionId\":\"871200431\",\"assetPublicId\":\"asset\"}}",
                body.getJsonObject("appsById").toString());
    }

    private JsonObject body() {
        byte[] json = requests.create("6700012345", "871200431", "asset");
        return Json.createReader(new ByteArrayInputStream(json)).readObject();
    }

    private static JsonObject plain(JsonObject body) throws Exception {
        byte[] opened = LicenseEnvelopeTest.open(
                new LicenseEnvelope(body.getString("licenseRequest"), body.getString("licenseKey")));
        return Json.createReader(new StringReader(new String(opened, StandardCharsets.UTF_8)))
                .readObject();
    }
}
