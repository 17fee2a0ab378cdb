package io.stoa.simulator.sealer;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The plaintext of a simulated licence request; Apple's own is closed.
 *
 * @param action     {@code create} or {@code renew}
 * @param requestId  decimal
 * @param licenseIds decimal
 */
record OpenedRequest(
        String action,
        byte[] deviceId,
        String requestId,
        long requestTime,
        List<String> appleItemIds,
        List<String> licenseIds) {

    private static final int MOST_ENTRIES = 1000;

    /** @throws SealerRefusal that says the same whatever was wrong */
    static OpenedRequest open(byte[] plain) {
        SentObject sent = SentObject.parse(plain, SealerRefusal::requestRefused);
        OpenedRequest request = new OpenedRequest(
                sent.text("action"),
                deviceId(sent.text("deviceId")),
                sent.text("requestId"),
                sent.integer("requestTime"),
                sent.texts("appleItemIds"),
                sent.texts("licenseIds"));
        if (!request.isWellFormed()) {
            throw SealerRefusal.requestRefused();
        }
        return request;
    }

    private boolean isWellFormed() {
        return List.of("create", "renew").contains(action)
                && deviceId.length > 0
                && Numbers.isUnsigned(requestId)
                && areNumbers(appleItemIds)
                && areNumbers(licenseIds);
    }

    private static boolean areNumbers(List<String> texts) {
        return texts.size() <= MOST_ENTRIES && texts.stream().allMatch(Numbers::isUnsigned);
    }

    private static byte[] deviceId(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException noHex) {
            throw SealerRefusal.requestRefused();
        }
    }

    JsonObject inspection() {
        return Json.createObjectBuilder()
                .add("action", action)
                .add("deviceId", Base64.getEncoder().encodeToString(deviceId))
                .add("requestId", requestId)
                .add("requestTime", requestTime)
                .add("appleItemIds", Json.createArrayBuilder(appleItemIds))
                .add("licenseIds", Json.createArrayBuilder(licenseIds))
                .build();
    }
}
