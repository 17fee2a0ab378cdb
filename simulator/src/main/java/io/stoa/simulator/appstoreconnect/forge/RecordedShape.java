package io.stoa.simulator.appstoreconnect.forge;

import io.stoa.packageformat.InstallTarget;
import io.stoa.packageformat.forge.Era;
import io.stoa.simulator.appstoreconnect.catalog.AssetKind;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans packages of the shape of recorded ones: the same numbers of variants, deltas and chunks, the same eras, the same
 * assets shared between revisions, everything smaller by a factor. Ids are new, but the same for the same recorded id.
 *
 * @param appleItemId    of the planned packages
 * @param appleVersionId of the planned packages
 * @param factor         by which sizes shrink, 1 at least
 */
public record RecordedShape(String appleItemId, String appleVersionId, long factor) {

    public RecordedShape {
        if (factor < 1) {
            throw new IllegalArgumentException("Sizes shrink by a factor of 1 at least.");
        }
    }

    /**
     * Reads a recorded manifest, alone or as the member {@code manifest} of a record.
     *
     * @throws IllegalArgumentException it is not a manifest
     */
    public PackagePlan plan(byte[] recorded) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(recorded))) {
            JsonObject json = reader.readObject();
            return plan(json.containsKey("manifest") ? json.getJsonObject("manifest") : json);
        } catch (JsonException | ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException("The recorded manifest cannot be read.", e);
        }
    }

    private PackagePlan plan(JsonObject manifest) {
        List<PlannedAsset> assets = new ArrayList<>();
        for (JsonObject variant : manifest.getJsonArray("variants").getValuesAs(JsonObject.class)) {
            assets.add(asset(
                    AssetKind.VARIANT, variant, variant, variant.getJsonObject("variantDetails"), Optional.empty()));
        }
        for (JsonObject delta : manifest.getJsonArray("deltas").getValuesAs(JsonObject.class)) {
            JsonObject source = delta.getJsonObject("sourceVariant");
            assets.add(asset(
                    AssetKind.DELTA, delta, source, delta.getJsonObject("deltaDetails"), Optional.of(origin(delta))));
        }
        return new PackagePlan(
                appleItemId, appleVersionId, manifest.getInt("distributionPackageRevision"), assets, true, false);
    }

    private PlannedAsset asset(
            AssetKind kind,
            JsonObject recorded,
            JsonObject devices,
            JsonObject details,
            Optional<PlannedAsset.Origin> origin) {
        long recordedSize = details.getJsonNumber("compressedSize").longValueExact();
        JsonObject hashes = details.getJsonArray("hashes").getJsonObject(0);
        long chunks = ceil(recordedSize, hashes.getJsonNumber("chunkSize").longValueExact());
        long size = Math.max(chunks, recordedSize / factor);
        return new PlannedAsset(
                kind,
                id(recorded.getString("publicId")),
                size,
                era(hashes),
                chunkSize(size, chunks),
                targets(devices.getJsonArray("installTargets")),
                origin);
    }

    private PlannedAsset.Origin origin(JsonObject delta) {
        JsonObject source = delta.getJsonObject("sourceVariant");
        String target = delta.getString("targetVariantAssetPath").replaceFirst("^variant/", "");
        return new PlannedAsset.Origin(
                source.getString("appleVersionId"),
                source.getString("version", ""),
                "variant/" + id(target.replaceFirst("\\.ipa$", "")) + ".ipa");
    }

    private String id(String recordedId) {
        return PackagePlan.id(appleItemId + "/" + appleVersionId + "/" + recordedId);
    }

    /** The largest size of chunk that gives so many of them; small sizes cannot give every number. */
    private static long chunkSize(long size, long chunks) {
        return ceil(size, chunks);
    }

    private static Era era(JsonObject hashes) {
        boolean encrypted = !isEmpty(hashes, "encryptedChunkDigests");
        boolean unencrypted = !isEmpty(hashes, "unencryptedChunkDigests");
        if (encrypted) {
            return unencrypted ? Era.BOTH : Era.ENCRYPTED_ONLY;
        }
        return Era.UNENCRYPTED_ONLY;
    }

    private static boolean isEmpty(JsonObject hashes, String name) {
        return !hashes.containsKey(name) || hashes.getJsonArray(name).isEmpty();
    }

    private static List<InstallTarget> targets(JsonArray targets) {
        return targets.getValuesAs(JsonObject.class).stream()
                .map(target -> new InstallTarget(target.getString("device"), target.getString("os")))
                .toList();
    }

    private static long ceil(long number, long by) {
        return (number + by - 1) / by;
    }
}
