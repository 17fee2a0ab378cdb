package io.stoa.licensing.http;

import io.stoa.apple.AppleItemId;
import io.stoa.licensing.LicenseAction;
import io.stoa.licensing.LicenseGrant;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseRequest;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The documents of the contract. What is read throws any {@link RuntimeException} where a document is not as the contract
 * says.
 */
final class SealerDocuments {

    private static final int MOST_ENTRIES = 1000;

    private SealerDocuments() {}

    static JsonObject request(byte[] plain) {
        return Json.createObjectBuilder().add("request", base64(plain)).build();
    }

    static JsonObject grants(byte[] plain, List<LicenseGrant> grants) {
        JsonArrayBuilder licenses = Json.createArrayBuilder();
        grants.forEach(grant -> licenses.add(grant(grant)));
        return Json.createObjectBuilder()
                .add("request", base64(plain))
                .add("licenses", licenses)
                .build();
    }

    private static JsonObjectBuilder grant(LicenseGrant grant) {
        return Json.createObjectBuilder()
                .add("licenseId", grant.id().toString())
                .add("appleItemId", grant.asset().appleItemId().toString())
                .add("appleVersionId", grant.asset().appleVersionId().toString())
                .add("assetPublicId", grant.asset().publicId())
                .add("keyBlob", base64(grant.keyBlob()))
                .add("issuedTime", grant.period().issuedTime().getEpochSecond())
                .add("duration", grant.period().duration().toSeconds());
    }

    static LicenseRequest inspection(JsonObject answer) {
        answer.getJsonNumber("requestTime").longValueExact();
        return new LicenseRequest(
                action(answer.getString("action")),
                bytes(answer, "deviceId"),
                LicenseId.parse(answer.getString("requestId")).orElseThrow().toString(),
                entries(answer, "appleItemIds", AppleItemId::parse),
                entries(answer, "licenseIds", LicenseId::parse));
    }

    /** At least one byte, before Base64. */
    static byte[] license(JsonObject answer) {
        return bytes(answer, "license");
    }

    private static LicenseAction action(String word) {
        return switch (word) {
            case "create" -> LicenseAction.CREATE;
            case "renew" -> LicenseAction.RENEW;
            default -> throw new IllegalArgumentException("action");
        };
    }

    private static byte[] bytes(JsonObject answer, String name) {
        byte[] bytes = Base64.getDecoder().decode(answer.getString(name));
        if (bytes.length == 0) {
            throw new IllegalArgumentException(name);
        }
        return bytes;
    }

    private static <T> Set<T> entries(JsonObject answer, String name, Function<String, Optional<T>> parser) {
        List<JsonString> texts = answer.getJsonArray(name).getValuesAs(JsonString.class);
        if (texts.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException(name);
        }
        Set<T> entries = new LinkedHashSet<>();
        texts.forEach(text -> entries.add(parser.apply(text.getString()).orElseThrow()));
        return entries;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
