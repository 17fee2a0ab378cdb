package io.stoa.packageformat.forge;

import io.stoa.packageformat.Asset;
import io.stoa.packageformat.Sha256;
import java.io.InputStream;

/**
 * One asset of a forged package.
 *
 * @param asset the manifest's entry
 * @param content the served bytes
 * @param sha256 of the served bytes; what the signature lists and App Store Connect calls fileChecksum
 */
public record ForgedAsset(Asset asset, ForgedContent content, Sha256 sha256) {

    public String publicId() {
        return asset.publicId();
    }

    public String assetPath() {
        return asset.assetPath();
    }

    public long size() {
        return content.size();
    }

    public InputStream open() {
        return content.open();
    }

    /** The bytes from a position on, as a range request wants them. */
    public InputStream openAt(long position) {
        return content.openAt(position);
    }
}
