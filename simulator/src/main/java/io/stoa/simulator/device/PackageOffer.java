package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.net.URI;

/**
 * A package some server or page offers for installation.
 *
 * @param url   base address, with or without a slash at its end
 * @param token install verification token, compact JWS
 */
record PackageOffer(InstallChannel channel, String account, URI url, String token) {

    /**
     * A base address as devices take it.
     *
     * @param where for the sentence
     */
    static URI packageUrl(String text, String where) {
        return SecureUrl.parse(text)
                .filter(url -> url.getRawQuery() == null)
                .orElseThrow(() -> Case.INVALID_ALTERNATIVE_DISTRIBUTION_PACKAGE_URL.because(
                        where + " is '" + text + "'.",
                        "Name the folder of manifest.json as an absolute https address without query."));
    }

    /** The address of a file of the package. */
    URI file(String path) {
        String base = url.toString();
        return URI.create(base.endsWith("/") ? base + path : base + "/" + path);
    }
}
