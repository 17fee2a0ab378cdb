package io.stoa.packageformat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes from the JSON of a manifest what Stoa knows, and passes over the rest. */
final class ManifestReader {

    private static final Pattern APPLE_ID = Pattern.compile("[0-9]{1,20}");

    private final Members manifest;
    private final AssetNames names = new AssetNames();

    ManifestReader(JsonObject manifest) {
        this.manifest = new Members(manifest, "");
    }

    Manifest read() throws MalformedManifest {
        return new Manifest(schemaVersion(), revision(), app(), requirements(), variants(), deltas());
    }

    /** Not in Apple's sample, so its absence means the only version there is. */
    private String schemaVersion() throws MalformedManifest {
        return manifest.has("manifestSchemaVersion") ? manifest.text("manifestSchemaVersion") : "1.0";
    }

    private int revision() throws MalformedManifest {
        long revision = manifest.count("distributionPackageRevision");
        if (revision > Integer.MAX_VALUE) {
            throw manifest.malformed("distributionPackageRevision", "a revision number");
        }
        return (int) revision;
    }

    private AppVersion app() throws MalformedManifest {
        return new AppVersion(
                appleId(manifest, "appleItemId"),
                appleId(manifest, "appleVersionId"),
                manifest.text("bundleId"),
                manifest.text("shortVersionString"),
                manifest.text("bundleVersion"));
    }

    private InstallRequirements requirements() throws MalformedManifest {
        return new InstallRequirements(
                manifest.texts("platforms"),
                manifest.textsByName("minimumSystemVersions"),
                optionalTexts("requiredDeviceCapabilities"),
                optionalTexts("appInstallDeterminants"));
    }

    private List<String> optionalTexts(String name) throws MalformedManifest {
        return manifest.has(name) ? manifest.texts(name) : List.of();
    }

    private List<Variant> variants() throws MalformedManifest {
        List<Variant> variants = new ArrayList<>();
        for (Members entry : manifest.list("variants")) {
            AssetFile file = file(entry, "variant", entry.members("variantDetails"));
            variants.add(new Variant(file, targets(entry)));
        }
        if (variants.isEmpty()) {
            throw manifest.malformed("variants", "a list of at least one variant");
        }
        return variants;
    }

    private List<Delta> deltas() throws MalformedManifest {
        List<Delta> deltas = new ArrayList<>();
        if (manifest.has("deltas")) {
            for (Members entry : manifest.list("deltas")) {
                deltas.add(delta(entry));
            }
        }
        return deltas;
    }

    private Delta delta(Members entry) throws MalformedManifest {
        // sourceVariant.version is left alone: Apple normalises it, so it joins with nothing
        Members source = entry.members("sourceVariant");
        return new Delta(
                file(entry, "delta", entry.members("deltaDetails")),
                appleId(source, "appleVersionId"),
                targets(source),
                entry.text("targetVariantAssetPath"));
    }

    private AssetFile file(Members entry, String folder, Members details) throws MalformedManifest {
        long compressedSize = details.count("compressedSize");
        String publicId = names.publicId(entry.text("publicId"));
        return new AssetFile(
                publicId,
                names.path(entry.text("assetPath"), folder, publicId),
                compressedSize,
                details.count("uncompressedSize"),
                hashes(details, compressedSize));
    }

    private static List<InstallTarget> targets(Members entry) throws MalformedManifest {
        List<InstallTarget> targets = new ArrayList<>();
        for (Members target : entry.list("installTargets")) {
            targets.add(new InstallTarget(target.text("device"), target.text("os")));
        }
        return targets;
    }

    private static List<ChunkHashes> hashes(Members details, long compressedSize) throws MalformedManifest {
        List<ChunkHashes> hashes = new ArrayList<>();
        for (Members entry : details.list("hashes")) {
            if (entry.text("algorithm").equalsIgnoreCase("sha256")) {
                hashes.add(chunkHashes(entry, compressedSize));
            }
        }
        return hashes;
    }

    private static ChunkHashes chunkHashes(Members entry, long compressedSize) throws MalformedManifest {
        long chunkSize = entry.count("chunkSize");
        List<Sha256> encrypted = digests(entry, "encryptedChunkDigests");
        if (!encrypted.isEmpty()
                && (chunkSize == 0 || ChunkHashes.count(compressedSize, chunkSize) != encrypted.size())) {
            throw new MalformedManifest(
                    FindingCode.MANIFEST_CHUNK_COUNT,
                    "In the manifest, %s lists %d digests, which does not fit %d bytes in chunks of %d."
                            .formatted(entry.place(), encrypted.size(), compressedSize, chunkSize));
        }
        return new ChunkHashes(chunkSize, encrypted, digests(entry, "unencryptedChunkDigests"));
    }

    private static List<Sha256> digests(Members entry, String name) throws MalformedManifest {
        List<Sha256> digests = new ArrayList<>();
        for (String hex : entry.has(name) ? entry.texts(name) : List.<String>of()) {
            digests.add(digest(entry, name, hex));
        }
        return digests;
    }

    private static Sha256 digest(Members entry, String name, String hex) throws MalformedManifest {
        try {
            return new Sha256(hex);
        } catch (IllegalArgumentException e) {
            throw new MalformedManifest(
                    FindingCode.MANIFEST_FIELD_MALFORMED,
                    "In the manifest, %s%s holds %s, which is no SHA-256 digest."
                            .formatted(entry.place(), name, Excerpt.of(hex)),
                    e);
        }
    }

    private static String appleId(Members members, String name) throws MalformedManifest {
        String id = members.text(name);
        if (!APPLE_ID.matcher(id).matches()) {
            throw members.malformed(members.place() + name, "a decimal number");
        }
        return id;
    }
}
