package io.stoa.simulator.walk;

import io.stoa.simulator.device.License;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;

/** What an operator does about licences, over the API. */
final class LicenseCalls {

    private final InstallationCalls calls;

    LicenseCalls(InstallationCalls calls) {
        this.calls = calls;
    }

    void revoke(License license) {
        calls.postAsOperator("/api/v1/licenses/" + license.licenseId() + "/revoke", JsonValue.EMPTY_JSON_OBJECT)
                .require(204);
    }

    /** On how many devices an account may have the app; empty for any number. */
    void limit(String appleItemId, OptionalInt devices) {
        JsonValue limit = devices.isPresent() ? Json.createValue(devices.getAsInt()) : JsonValue.NULL;
        calls.putAsOperator(
                        "/api/v1/apps/" + appleItemId + "/license-terms",
                        Json.createObjectBuilder().add("installLimit", limit).build())
                .require(200);
    }

    /** The take-downs of an app that nothing came after. */
    List<JsonObject> takeDowns(String appleItemId) {
        return calls.getAsOperator(takeDownsOf(appleItemId))
                .require(200)
                .json()
                .getJsonArray("takeDowns")
                .getValuesAs(JsonObject.class);
    }

    /** What becomes of the licences of a take-down. */
    void decide(String appleItemId, String takeDownId, String policy) {
        calls.patchAsOperator(
                        takeDownsOf(appleItemId) + "/" + takeDownId,
                        Json.createObjectBuilder().add("policy", policy).build())
                .require(200);
    }

    private static String takeDownsOf(String appleItemId) {
        return "/api/v1/apps/" + appleItemId + "/take-downs";
    }

    /** Has a key made for encryption. @return the request for its certificate, PKCS #10 in PEM */
    String requestEncryptionCertificate() {
        return calls
                .postAsOperator(
                        "/api/v1/license-keys/requests",
                        Json.createObjectBuilder()
                                .add("commonName", "Kite Market")
                                .build())
                .require(200)
                .json()
                .getJsonArray("requests")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(request -> request.getString("purpose").equals("encryption"))
                .findFirst()
                .orElseThrow(() -> new Unexpected("a request for the encryption certificate", "none"))
                .getString("signingRequest");
    }

    /** Has devices encrypt to another key from now on. */
    void installEncryptionCertificate(byte[] der) {
        calls.postAsOperator(
                        "/api/v1/license-keys/certificates",
                        Json.createObjectBuilder()
                                .add(
                                        "encryptionCertificate",
                                        Base64.getEncoder().encodeToString(der))
                                .build())
                .require(200);
    }
}
