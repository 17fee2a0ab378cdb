package io.stoa.cli.sealer;

import com.nimbusds.jose.JWSObject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The answer to an order. Real licences are closed; simulated ones say what they grant. */
record SealedLicense(JsonObject answer) {

    private static final List<String> SAME =
            List.of("licenseId", "appleItemId", "appleVersionId", "assetPublicId", "issuedTime", "duration");

    boolean fits(Sample sample, JsonObject order, int licenses) {
        byte[] bytes = Base64.getDecoder().decode(answer.getString("license"));
        if (!sample.simulated()) {
            return bytes.length > 0;
        }
        JsonObject content = open(bytes);
        JsonArray sealed = content.getJsonArray("licenses");
        boolean complete = content.getString("requestId").equals(Sample.REQUEST_ID) && sealed.size() == licenses;
        for (int number = 0; complete && number < licenses; number++) {
            complete = grants(
                    sealed.getJsonObject(number), order.getJsonArray("licenses").getJsonObject(number));
        }
        return complete;
    }

    private static boolean grants(JsonObject sealed, JsonObject ordered) {
        return SAME.stream().allMatch(name -> sealed.get(name).equals(ordered.get(name)))
                && sealed.getString("keyBlobSha256")
                        .equals(sha256(Base64.getDecoder().decode(ordered.getString("keyBlob"))));
    }

    private static JsonObject open(byte[] license) {
        try (JsonReader reader =
                Json.createReader(new StringReader(JWSObject.parse(new String(license, StandardCharsets.US_ASCII))
                        .getPayload()
                        .toString()))) {
            return reader.readObject();
        } catch (ParseException notSigned) {
            throw new IllegalArgumentException(notSigned);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException unavailable) {
            throw new IllegalStateException("SHA-256 belongs to every Java platform", unavailable);
        }
    }
}
