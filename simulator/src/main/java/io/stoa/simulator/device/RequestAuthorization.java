package io.stoa.simulator.device;

import java.net.URI;
import java.util.Map;

/** How the requests about one app of one account are signed. */
interface RequestAuthorization {

    Map<String, String> headers(URI url, byte[] body);

    /** Whether a refused request is worth one more try. */
    boolean triesAgainAfter(int status);

    /** Empty when the app was installed without an account. */
    String account();

    /** By the marketplace app's extension. */
    static RequestAuthorization of(MarketplaceExtension extension, String account) {
        return new RequestAuthorization() {
            @Override
            public Map<String, String> headers(URI url, byte[] body) {
                return extension.additionalHeaders(url, body, account);
            }

            @Override
            public boolean triesAgainAfter(int status) {
                return extension.requestFailed(status);
            }

            @Override
            public String account() {
                return account;
            }
        };
    }
}
