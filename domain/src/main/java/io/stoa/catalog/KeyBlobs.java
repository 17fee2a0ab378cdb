package io.stoa.catalog;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import java.util.Collection;
import java.util.Map;

/**
 * Port: the key blobs App Store Connect gives out with each variant and delta, sealed at rest. They outlive the files and
 * the offer, because renewals need them.
 *
 * @see "Apple, App License Delivery SDK: ALDAppKey"
 */
public interface KeyBlobs {

    /**
     * Keeps a key blob. The same blob again changes nothing; another one is used from now on, and the former is
     * kept beside.
     *
     * @param publicId of the variant or delta
     * @param blob     decoded bytes
     */
    void store(AppleItemId app, AppleVersionId version, String publicId, byte[] blob);

    /**
     * The key blobs that are held, by lower-case {@code publicId}; whatever is not held is absent.
     *
     * <p>One SQL statement, however many are asked for.
     *
     * @throws io.stoa.secrets.SecretUnreadable when one does not open
     */
    Map<String, byte[]> open(Collection<String> publicIds);
}
