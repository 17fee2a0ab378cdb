package io.stoa.licensing;

import io.stoa.catalog.VersionAsset;
import java.util.List;

/**
 * A device's order of licences for apps or versions new to it.
 *
 * @param wanted one asset for each app
 */
public record LicenseOrder(EncryptedRequest request, List<VersionAsset> wanted, LicenseCaller caller) {

    public LicenseOrder {
        wanted = List.copyOf(wanted);
    }
}
