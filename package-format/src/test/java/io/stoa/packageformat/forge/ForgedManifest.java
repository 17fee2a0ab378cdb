package io.stoa.packageformat.forge;

import io.stoa.packageformat.AppVersion;
import io.stoa.packageformat.Asset;
import io.stoa.packageformat.ChunkHashes;
import io.stoa.packageformat.Delta;
import io.stoa.packageformat.InstallRequirements;
import io.stoa.packageformat.InstallTarget;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.Sha256;
import io.stoa.packageformat.Variant;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes a manifest the way App Store Connect does: compact, in its order, with its keys. */
final class ForgedManifest {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private ForgedManifest() {}

    static byte[] write(Manifest manifest, Map<String, JsonValue> furtherKeys) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("manifestSchemaVersion", manifest.schemaVersion())
                .add("distributionPackageRevision", manifest.revision());
        addApp(json, manifest.app());
        addRequirements(json, manifest.requirements());
        json.add("hasMessagesExtension", false).add("isLaunchProhibited", false);
        furtherKeys.forEach(json::add);
        json.add("variants", entries(manifest.variants())).add("deltas", entries(manifest.deltas()));
        return json.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void addApp(JsonObjectBuilder json, AppVersion app) {
        json.add("appleItemId", app.appleItemId())
                .add("bundleId", app.bundleId())
                .add("shortVersionString", app.shortVersionString())
                .add("bundleVersion", app.bundleVersion())
                .add("appleVersionId", app.appleVersionId());
    }

    private static void addRequirements(JsonObjectBuilder json, InstallRequirements requirements) {
        JsonObjectBuilder minimum = JSON.createObjectBuilder();
        requirements.minimumSystemVersions().forEach(minimum::add);
        json.add("platforms", texts(requirements.platforms()))
                .add("minimumSystemVersions", minimum)
                .add("requiredDeviceCapabilities", texts(requirements.requiredDeviceCapabilities()))
                .add("appInstallDeterminants", texts(requirements.appInstallDeterminants()));
    }

    private static JsonArrayBuilder entries(List<? extends Asset> assets) {
        JsonArrayBuilder entries = JSON.createArrayBuilder();
        assets.forEach(asset -> entries.add(entry(asset)));
        return entries;
    }

    private static JsonObjectBuilder entry(Asset asset) {
        JsonObjectBuilder entry =
                JSON.createObjectBuilder().add("publicId", asset.publicId()).add("assetPath", asset.assetPath());
        if (asset instanceof Variant variant) {
            return entry.add("installTargets", targets(variant.installTargets()))
                    .add("variantDetails", details(variant));
        }
        Delta delta = (Delta) asset;
        JsonObjectBuilder source = JSON.createObjectBuilder()
                .add("installTargets", targets(delta.sourceTargets()))
                .add("appleVersionId", delta.sourceVersionId());
        return entry.add("sourceVariant", source)
                .add("targetVariantAssetPath", delta.targetVariantAssetPath())
                .add("deltaDetails", details(delta));
    }

    private static JsonArrayBuilder targets(List<InstallTarget> targets) {
        JsonArrayBuilder json = JSON.createArrayBuilder();
        targets.forEach(target -> json.add(
                JSON.createObjectBuilder().add("device", target.device()).add("os", target.os())));
        return json;
    }

    private static JsonObjectBuilder details(Asset asset) {
        JsonArrayBuilder hashes = JSON.createArrayBuilder();
        asset.hashes().forEach(entry -> hashes.add(hashes(entry)));
        return JSON.createObjectBuilder()
                .add("compressedSize", asset.compressedSize())
                .add("uncompressedSize", asset.uncompressedSize())
                .add("hashes", hashes);
    }

    private static JsonObjectBuilder hashes(ChunkHashes entry) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("algorithm", "sha256")
                .add("chunkSize", entry.chunkSize())
                .add("encryptedChunkDigests", digests(entry.encrypted()));
        return entry.unencrypted().isEmpty() ? json : json.add("unencryptedChunkDigests", digests(entry.unencrypted()));
    }

    private static JsonArrayBuilder digests(List<Sha256> digests) {
        return texts(digests.stream().map(Sha256::hex).toList());
    }

    private static JsonArrayBuilder texts(Collection<String> texts) {
        return JSON.createArrayBuilder(texts);
    }
}
