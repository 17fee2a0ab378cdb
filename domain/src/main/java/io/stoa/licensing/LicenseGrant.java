package io.stoa.licensing;

import io.stoa.catalog.VersionAsset;

/**
 * One licence to be sealed.
 *
 * @param keyBlob of the asset; a secret
 */
public record LicenseGrant(LicenseId id, VersionAsset asset, byte[] keyBlob, LicensePeriod period) {

    public LicenseGrant {
        keyBlob = keyBlob.clone();
    }

    @Override
    public byte[] keyBlob() {
        return keyBlob.clone();
    }

    /** Without the key blob, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "LicenseGrant[" + id + " " + asset + "]";
    }
}
