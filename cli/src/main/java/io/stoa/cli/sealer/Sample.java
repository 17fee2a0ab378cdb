package io.stoa.cli.sealer;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Requests that a sealer opens.
 *
 * @param simulated whether licences can be read
 * @param create    plain, for new licences
 * @param apps      that it asks for, at least one
 * @param keyBlob   of the first of them
 * @param renew     plain, for the licence {@link #RENEWED}; only of simulated requests
 */
record Sample(boolean simulated, byte[] create, List<String> apps, byte[] keyBlob, Optional<byte[]> renew) {

    static final String RENEWED = "1000007";
    static final String REQUEST_ID = "4711";
    static final String DEVICE_ID = "a1b2c3d4";

    static Sample ofSimulator() {
        List<String> apps = List.of("6900000001", "6900000002", "6900000003");
        return new Sample(
                true,
                request("create", apps, List.of()),
                apps,
                "a key blob of the conformance kit".getBytes(StandardCharsets.UTF_8),
                Optional.of(request("renew", List.of(), List.of(RENEWED))));
    }

    /** A request that a device made; empty when the sealer does not open it, which the checks will tell. */
    static Optional<Sample> ofDevice(SealerProbe probe, byte[] create, byte[] keyBlob) {
        return probe.post("v1/inspect", Documents.request(create))
                .document()
                .map(inspection -> inspection.getJsonArray("appleItemIds").getValuesAs(JsonString::getString))
                .filter(apps -> !apps.isEmpty())
                .map(apps -> new Sample(false, create, apps, keyBlob, Optional.empty()));
    }

    private static byte[] request(String action, List<String> apps, List<String> licenses) {
        return Json.createObjectBuilder()
                .add("action", action)
                .add("deviceId", DEVICE_ID)
                .add("requestId", REQUEST_ID)
                .add("requestTime", 1_767_225_600)
                .add("appleItemIds", Json.createArrayBuilder(apps))
                .add("licenseIds", Json.createArrayBuilder(licenses))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
