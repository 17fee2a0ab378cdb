package io.stoa.simulator.device;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The plaintext of a simulated licence request; Apple's own is closed.
 *
 * @param action     {@code create} or {@code renew}
 * @param licenseIds decimal, of what is to be renewed; empty for {@code create}
 */
record LicenseRequest(
        String action,
        String deviceId,
        long requestId,
        Instant requestTime,
        Collection<String> appleItemIds,
        Collection<String> licenseIds) {

    static LicenseRequest create(String deviceId, long requestId, Instant now, Collection<String> appleItemIds) {
        return new LicenseRequest("create", deviceId, requestId, now, appleItemIds, List.of());
    }

    static LicenseRequest renew(String deviceId, long requestId, Instant now, Collection<String> licenseIds) {
        return new LicenseRequest("renew", deviceId, requestId, now, List.of(), licenseIds);
    }

    byte[] toJson() {
        return Json.createObjectBuilder()
                .add("action", action)
                .add("deviceId", deviceId)
                .add("requestId", Long.toString(requestId))
                .add("requestTime", requestTime.getEpochSecond())
                .add("appleItemIds", array(appleItemIds))
                .add("licenseIds", array(licenseIds))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonArray array(Collection<String> texts) {
        return Json.createArrayBuilder(texts).build();
    }
}
