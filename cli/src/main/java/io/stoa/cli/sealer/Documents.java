package io.stoa.cli.sealer;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Base64;
import java.util.List;

/** Documents of the contract, as the kit sends and reads them. */
final class Documents {

    private static final long ISSUED = 1_767_225_600;
    private static final long THIRTY_DAYS = 2_592_000;

    private Documents() {}

    static JsonObject request(byte[] plain) {
        return Json.createObjectBuilder().add("request", base64(plain)).build();
    }

    static JsonObject sealing(byte[] plain, List<JsonObjectBuilder> licenses) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        licenses.forEach(all::add);
        return Json.createObjectBuilder()
                .add("request", base64(plain))
                .add("licenses", all)
                .build();
    }

    static JsonObjectBuilder license(String licenseId, String appleItemId, byte[] keyBlob) {
        return Json.createObjectBuilder()
                .add("licenseId", licenseId)
                .add("appleItemId", appleItemId)
                .add("appleVersionId", "860000001")
                .add("assetPublicId", "3d0f7c54-8f5e-3b1a-9c0d-52a7f1e6b001")
                .add("keyBlob", base64(keyBlob))
                .add("issuedTime", ISSUED)
                .add("duration", THIRTY_DAYS);
    }

    static boolean isSimulated(JsonObject selfCheck) {
        return selfCheck.getBoolean("simulated", false);
    }

    static boolean isSelfCheck(JsonObject document) {
        document.getBoolean("simulated");
        return !document.getString("sealer").isBlank()
                && isCertificate(document.getJsonObject("signingCertificate"))
                && isCertificate(document.getJsonObject("encryptionCertificate"));
    }

    private static boolean isCertificate(JsonObject certificate) {
        return certificate.getString("sha256").matches("[0-9a-f]{64}")
                && certificate.getJsonNumber("notAfter").longValueExact() > 0;
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
