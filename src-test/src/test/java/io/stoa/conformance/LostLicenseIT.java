package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.conformance.LostAnswers.Lost;
import io.stoa.packageformat.Manifest;
import io.stoa.simulator.device.AppsRequest;
import io.stoa.simulator.device.Device;
import io.stoa.simulator.device.DeviceRefusal;
import io.stoa.simulator.device.InstallChannel;
import io.stoa.simulator.device.InstalledApp;
import io.stoa.simulator.device.RestoreOutcome;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A licence that is issued when the server dies, before the device has it. */
@OnServer
class LostLicenseIT {

    private static final String DEVICE = "5e1f00d5000000000000000000000000";

    @Test
    void shouldStandByALicenceWhoseAnswerWasLostThroughAKillAndANewStart(DeployedStoa stoa) throws IOException {
        PublishedApp app = stoa.published();
        try (LostAnswers between = LostAnswers.of(stoa.publicUrl())) {
            Device unlucky = device(stoa, between.publicUrl());
            assertThrows(DeviceRefusal.class, () -> unlucky.restore(request(app)));
            assertTrue(unlucky.installedApps().isEmpty());
            Lost lost = between.all().get(0);
            long issued = numberIn(lost.answer());

            stoa.server().killAndStartAgain();

            HttpResponse<String> again = between.askAgain(lost);
            assertEquals(200, again.statusCode(), again.body());
            assertEquals(issued, numberIn(again.body()), "the same order is the same licence");
        }
        Device device = device(stoa, stoa.publicUrl());
        InstalledApp installed = restored(device.restore(request(app)));
        assertTrue(
                device.requestLicenseRenewal(List.of(installed.appleItemId()))
                        .ineligible()
                        .isEmpty(),
                "what was issued after the start is known");
    }

    private static Device device(DeployedStoa stoa, URI publicUrl) {
        return Device.builder()
                .deviceId(DEVICE)
                .publicUrl(publicUrl)
                .trustAnchors(stoa.apple().authority().trustAnchors())
                .marketplaceAppleItemId(stoa.installation().marketplaceAppleItemId())
                .build();
    }

    private static AppsRequest request(PublishedApp app) {
        Manifest manifest = app.forged().manifest();
        return AppsRequest.of(InstallChannel.MARKETPLACE_APP, "", manifest.appleItemId(), manifest.appleVersionId());
    }

    private static InstalledApp restored(RestoreOutcome outcome) {
        assertTrue(
                outcome instanceof RestoreOutcome.Restored restored
                        && restored.failures().isEmpty(),
                outcome::toString);
        return ((RestoreOutcome.Restored) outcome).installed().get(0);
    }

    // a simulated licence is a compact JWS
    private static long numberIn(String answer) {
        String jws =
                new String(Base64.getDecoder().decode(object(answer).getString("license")), StandardCharsets.US_ASCII);
        String payload = new String(Base64.getUrlDecoder().decode(jws.split("\\.")[1]), StandardCharsets.UTF_8);
        return Long.parseLong(
                object(payload).getJsonArray("licenses").getJsonObject(0).getString("licenseId"));
    }

    private static JsonObject object(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }
}
