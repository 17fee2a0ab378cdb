package io.stoa.packageformat.forge;

import io.stoa.packageformat.MalformedManifest;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.SignatureFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A package as App Store Connect would deliver it, signed by a test authority.
 *
 * @param manifestBytes the very bytes that are signed
 * @param signatureBytes CMS in DER
 * @param authority who signed it; its root is the trust anchor
 */
public record ForgedPackage(
        byte[] manifestBytes, byte[] signatureBytes, List<ForgedAsset> assets, TestAuthority authority) {

    public ForgedPackage {
        assets = List.copyOf(assets);
    }

    public Manifest manifest() {
        try {
            return Manifest.parse(manifestBytes);
        } catch (MalformedManifest e) {
            throw new IllegalStateException("the forge was asked for a manifest that cannot be read", e);
        }
    }

    /** The asset of this id; upper and lower case are the same. */
    public Optional<ForgedAsset> asset(String publicId) {
        return assets.stream()
                .filter(asset -> asset.publicId().equalsIgnoreCase(publicId))
                .findFirst();
    }

    /** The same bytes signed by somebody else. */
    public ForgedPackage signedBy(TestAuthority other) {
        return new ForgedPackage(
                manifestBytes, ForgedSignature.of(manifestBytes, assets).by(other), assets, other);
    }

    /** The same assets under a manifest of other bytes, signed as if Apple had written them. */
    public ForgedPackage withManifest(byte[] manifest) {
        return new ForgedPackage(manifest, ForgedSignature.of(manifest, assets).by(authority), assets, authority);
    }

    /**
     * Writes manifest, signature and every asset where the manifest wants it; existing files are replaced.
     *
     * @return the folder
     */
    public Path writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(Manifest.FILE_NAME), manifestBytes);
        Files.write(folder.resolve(SignatureFile.FILE_NAME), signatureBytes);
        for (ForgedAsset asset : assets) {
            write(asset, folder.resolve(asset.assetPath()));
        }
        return folder;
    }

    private static void write(ForgedAsset asset, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream bytes = asset.open();
                var target = Files.newOutputStream(file)) {
            bytes.transferTo(target);
        }
    }
}
