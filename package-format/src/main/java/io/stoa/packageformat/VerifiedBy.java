package io.stoa.packageformat;

import java.util.Locale;

/** What vouched for the bytes of an asset. */
public enum VerifiedBy {
    /** The digest in Apple's signature: the strongest. */
    SIGNATURE,
    /** The chunk digests of the manifest. */
    CHUNKS,
    /** The fileChecksum of the App Store Connect API. */
    FILE_CHECKSUM,
    /** The size in the manifest, which alone vouches for nothing. */
    LENGTH;

    /** As reports write it, such as {@code file_checksum}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
