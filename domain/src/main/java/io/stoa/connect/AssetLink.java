package io.stoa.connect;

import java.net.URI;
import java.util.Optional;

/**
 * One variant or delta as App Store Connect shows it.
 *
 * @param publicId     lower case; the manifest's {@code publicId}
 * @param url          where the bytes can be fetched for a short while
 * @param keyBlob      decoded bytes of {@code alternativeDistributionKeyBlob}; a secret, needed for every licence
 * @param fileChecksum SHA-256 of the bytes in hex or Base64, where App Store Connect gives one
 */
public record AssetLink(String publicId, URI url, Optional<byte[]> keyBlob, Optional<String> fileChecksum) {

    /** Without the key blob, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "AssetLink[" + publicId + "]";
    }
}
