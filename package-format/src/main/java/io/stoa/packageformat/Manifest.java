package io.stoa.packageformat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code manifest.json} says. Only a reading of it: the bytes themselves are what is signed, kept and served.
 *
 * @param schemaVersion {@code 1.0} so far
 * @param revision grows when Apple delivers the same app version again with more variants or deltas
 * @see "Apple, MarketplaceKit: Ingesting an alternative distribution package"
 */
public record Manifest(
        String schemaVersion,
        int revision,
        AppVersion app,
        InstallRequirements requirements,
        List<Variant> variants,
        List<Delta> deltas) {

    /** File name inside a package, and the name under which the signature lists it. */
    public static final String FILE_NAME = "manifest.json";

    /** Bytes; thirty times what the largest known manifest needs. */
    public static final int MAX_SIZE = 32 * 1024 * 1024;

    public Manifest {
        variants = List.copyOf(variants);
        deltas = List.copyOf(deltas);
    }

    /**
     * Reads a manifest as tolerantly as its future demands and as strictly as its paths demand: unknown keys are
     * passed over, a missing {@code deltas} is empty, a path outside {@code variant/} and {@code delta/} is refused.
     *
     * @throws MalformedManifest the bytes are no manifest; the finding says where and why
     */
    public static Manifest parse(byte[] bytes) throws MalformedManifest {
        return new ManifestReader(StrictJson.read(bytes)).read();
    }

    public String appleItemId() {
        return app.appleItemId();
    }

    public String appleVersionId() {
        return app.appleVersionId();
    }

    public String bundleId() {
        return app.bundleId();
    }

    public String shortVersionString() {
        return app.shortVersionString();
    }

    public String bundleVersion() {
        return app.bundleVersion();
    }

    public List<String> platforms() {
        return requirements.platforms();
    }

    public Map<String, String> minimumSystemVersions() {
        return requirements.minimumSystemVersions();
    }

    public List<String> requiredDeviceCapabilities() {
        return requirements.requiredDeviceCapabilities();
    }

    public List<String> appInstallDeterminants() {
        return requirements.appInstallDeterminants();
    }

    /** Variants, then deltas, each in the manifest's order. */
    public List<Asset> assets() {
        return Stream.<Asset>concat(variants.stream(), deltas.stream()).toList();
    }

    /** The asset of this id; upper and lower case are the same. */
    public Optional<Asset> asset(String publicId) {
        return assets().stream()
                .filter(asset -> asset.publicId().equalsIgnoreCase(publicId))
                .findFirst();
    }
}
