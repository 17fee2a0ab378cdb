package io.stoa.simulator.device;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The address behind the button Resolve; a query the server published stays.
 *
 * @see "Apple, App License Delivery SDK: Renewing and revoking app licenses"
 */
final class ResolutionPage {

    private ResolutionPage() {}

    static URI of(URI licenseResolutionUrl, InstalledApp app) {
        String separator = licenseResolutionUrl.getRawQuery() == null ? "?" : "&";
        return URI.create(licenseResolutionUrl + separator
                + "account=" + encode(app.account())
                + "&appleItemID=" + encode(app.appleItemId())
                + "&appleVersionID=" + encode(app.appleVersionId()));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
