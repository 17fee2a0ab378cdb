package io.stoa.simulator.appstoreconnect.catalog;

import io.stoa.packageformat.Sha256;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The little of a manifest that App Store Connect needs to know. It is read without judgement, so that a package whose
 * manifest breaks a rule can still be offered to a server that must refuse it.
 *
 * @param appleItemId    verbatim
 * @param appleVersionId verbatim
 * @param bundleId       verbatim
 * @param revision       {@code distributionPackageRevision}
 * @param variants       in the manifest's order
 * @param deltas         in the manifest's order
 */
record ManifestOutline(
        String appleItemId,
        String appleVersionId,
        String bundleId,
        int revision,
        List<AssetOutline> variants,
        List<AssetOutline> deltas) {

    /**
     * One asset.
     *
     * @param sha256 digest of the whole file where the manifest says one, that is when it has a single chunk
     */
    record AssetOutline(String publicId, String assetPath, Optional<Sha256> sha256) {}

    static ManifestOutline of(PackageSource source, byte[] manifest) {
        JsonObject json = parse(source, manifest);
        return new ManifestOutline(
                required(source, json, "appleItemId"),
                required(source, json, "appleVersionId"),
                text(json, "bundleId").orElse(""),
                number(json, "distributionPackageRevision").orElse(1),
                assets(source, json, "variants", "variantDetails"),
                assets(source, json, "deltas", "deltaDetails"));
    }

    private static JsonObject parse(PackageSource source, byte[] manifest) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(manifest))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new UnreadablePackage(source.name(), "manifest.json is not a JSON object.", e);
        }
    }

    private static List<AssetOutline> assets(PackageSource source, JsonObject json, String list, String details) {
        return objects(json, list)
                .map(asset -> new AssetOutline(
                        required(source, asset, "publicId"),
                        required(source, asset, "assetPath"),
                        objects(asset, details, "hashes")
                                .flatMap(ManifestOutline::onlyChunk)
                                .findFirst()))
                .toList();
    }

    private static Stream<Sha256> onlyChunk(JsonObject hashes) {
        return hashes.get("encryptedChunkDigests") instanceof JsonArray digests
                        && digests.size() == 1
                        && digests.get(0) instanceof JsonString digest
                        && digest.getString().matches("[0-9a-fA-F]{64}")
                ? Stream.of(new Sha256(digest.getString()))
                : Stream.empty();
    }

    private static Stream<JsonObject> objects(JsonObject json, String object, String list) {
        return json.get(object) instanceof JsonObject inner ? objects(inner, list) : Stream.empty();
    }

    private static Stream<JsonObject> objects(JsonObject json, String list) {
        return json.get(list) instanceof JsonArray array
                ? array.stream()
                        .filter(value -> value.getValueType() == JsonValue.ValueType.OBJECT)
                        .map(JsonValue::asJsonObject)
                : Stream.empty();
    }

    private static String required(PackageSource source, JsonObject json, String name) {
        return text(json, name)
                .orElseThrow(() -> new UnreadablePackage(source.name(), "manifest.json lacks " + name + "."));
    }

    private static Optional<String> text(JsonObject json, String name) {
        return json.get(name) instanceof JsonString text && !text.getString().isBlank()
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    private static Optional<Integer> number(JsonObject json, String name) {
        return json.get(name) instanceof JsonNumber number ? Optional.of(number.intValue()) : Optional.empty();
    }
}
