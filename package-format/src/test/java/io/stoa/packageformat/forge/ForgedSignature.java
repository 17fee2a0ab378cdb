package io.stoa.packageformat.forge;

import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The content of a signature before it is signed: every file of the package with its SHA-256.
 *
 * @param resources relative path to digest; tests may ask for any
 * @param version of the property list; the real one is 1
 */
public record ForgedSignature(Map<String, Sha256> resources, int version) {

    /** Within the validity of every test authority's certificates. */
    public static final Instant SIGNING_TIME = Instant.parse("2026-07-19T17:07:33Z");

    /** What App Store Connect signs. */
    public static ForgedSignature of(byte[] manifestBytes, List<ForgedAsset> assets) {
        Map<String, Sha256> resources = new TreeMap<>();
        resources.put(Manifest.FILE_NAME, Sha256.of(manifestBytes));
        assets.forEach(asset -> resources.put(asset.assetPath(), asset.sha256()));
        return new ForgedSignature(resources, 1);
    }

    public byte[] by(TestAuthority authority) {
        return authority.sign(propertyList(), SIGNING_TIME);
    }

    public byte[] propertyList() {
        Map<String, Object> entries = new TreeMap<>();
        resources.forEach((path, digest) -> entries.put(path, Map.of("hash2", digest.bytes())));
        Map<String, Object> root = new TreeMap<>();
        root.put("version", version);
        root.put("resources", entries);
        return PropertyListWriter.write(root);
    }
}
