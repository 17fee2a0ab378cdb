package io.stoa.packagestore.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import java.util.Optional;

/**
 * One file of a package as it is served.
 *
 * @param publicId the asset whose bytes the store holds; empty for manifest and signature
 * @param size     bytes
 * @param content  the bytes of manifest and signature; empty for an asset
 */
public record PackageFile(AppleItemId app, Optional<String> publicId, long size, Sha256 sha256, byte[] content) {

    /** An asset never changes; manifest and signature of a base path do not either, but are asked for again soon. */
    public boolean isImmutable() {
        return publicId.isPresent();
    }

    /** The manifest is the one file that is text. */
    public String mediaType() {
        return content.length > 0 && content[0] == '{' ? "application/json" : "application/octet-stream";
    }

    /** A strong validator: the content's digest. */
    public String entityTag() {
        return "\"" + sha256.hex() + "\"";
    }
}
