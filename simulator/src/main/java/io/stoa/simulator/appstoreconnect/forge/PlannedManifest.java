package io.stoa.simulator.appstoreconnect.forge;

import io.stoa.packageformat.InstallTarget;
import io.stoa.packageformat.Sha256;
import io.stoa.packageformat.forge.Era;
import io.stoa.simulator.appstoreconnect.catalog.AssetKind;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Writes the manifest of a plan, compact and in Apple's order. */
final class PlannedManifest {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final int GROWTH = 3;

    private PlannedManifest() {}

    static byte[] write(PackagePlan plan) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("manifestSchemaVersion", "1.0")
                .add("distributionPackageRevision", plan.revision())
                .add("appleItemId", plan.appleItemId())
                .add("bundleId", "app.kite.planned" + plan.appleItemId())
                .add("shortVersionString", "1." + plan.appleVersionId())
                .add("bundleVersion", plan.appleVersionId())
                .add("appleVersionId", plan.appleVersionId())
                .add("platforms", JSON.createArrayBuilder().add("ios"))
                .add("minimumSystemVersions", JSON.createObjectBuilder().add("ios", "17.4"))
                .add("requiredDeviceCapabilities", JSON.createArrayBuilder().add("arm64"))
                .add("appInstallDeterminants", JSON.createArrayBuilder())
                .add("hasMessagesExtension", false)
                .add("isLaunchProhibited", false);
        if (plan.unknownKeys()) {
            json.add(
                    "futureKey",
                    JSON.createObjectBuilder()
                            .add("inner", JSON.createArrayBuilder().add(1)));
        }
        json.add("variants", entries(plan, AssetKind.VARIANT)).add("deltas", entries(plan, AssetKind.DELTA));
        return json.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonArrayBuilder entries(PackagePlan plan, AssetKind kind) {
        JsonArrayBuilder entries = JSON.createArrayBuilder();
        plan.assets(kind).forEach(asset -> entries.add(entry(plan, asset)));
        return entries;
    }

    private static JsonObjectBuilder entry(PackagePlan plan, PlannedAsset asset) {
        JsonObjectBuilder entry =
                JSON.createObjectBuilder().add("publicId", asset.publicId()).add("assetPath", asset.assetPath());
        if (plan.unknownKeys()) {
            entry.add("futureKey", "unknown");
        }
        return asset.origin()
                .map(origin -> entry.add("sourceVariant", source(asset, origin))
                        .add("targetVariantAssetPath", origin.targetAssetPath())
                        .add("deltaDetails", details(asset)))
                .orElseGet(() ->
                        entry.add("installTargets", targets(asset.targets())).add("variantDetails", details(asset)));
    }

    private static JsonObjectBuilder source(PlannedAsset asset, PlannedAsset.Origin origin) {
        return JSON.createObjectBuilder()
                .add("installTargets", targets(asset.targets()))
                .add("appleVersionId", origin.sourceVersionId())
                .add("version", origin.sourceVersion());
    }

    private static JsonArrayBuilder targets(List<InstallTarget> targets) {
        JsonArrayBuilder json = JSON.createArrayBuilder();
        targets.forEach(target -> json.add(
                JSON.createObjectBuilder().add("device", target.device()).add("os", target.os())));
        return json;
    }

    private static JsonObjectBuilder details(PlannedAsset asset) {
        List<Sha256> encrypted = asset.era() == Era.UNENCRYPTED_ONLY
                ? List.of()
                : asset.digests().chunks();
        JsonObjectBuilder hashes = JSON.createObjectBuilder()
                .add("algorithm", "sha256")
                .add("chunkSize", Math.min(asset.chunkSize(), asset.size()))
                .add("encryptedChunkDigests", digests(encrypted));
        if (asset.era() != Era.ENCRYPTED_ONLY) {
            hashes.add("unencryptedChunkDigests", digests(decrypted(asset)));
        }
        return JSON.createObjectBuilder()
                .add("compressedSize", asset.size())
                .add("uncompressedSize", GROWTH * asset.size())
                .add("hashes", JSON.createArrayBuilder().add(hashes));
    }

    /** Nobody holds the decrypted content, so any digests of the right number serve. */
    private static List<Sha256> decrypted(PlannedAsset asset) {
        long chunk = Math.min(asset.chunkSize(), asset.size());
        Sha256 any = Sha256.of(asset.publicId().getBytes(StandardCharsets.UTF_8));
        return Collections.nCopies((int) ((asset.size() + chunk - 1) / chunk), any);
    }

    private static JsonArrayBuilder digests(Collection<Sha256> digests) {
        return JSON.createArrayBuilder(digests.stream().map(Sha256::hex).toList());
    }
}
