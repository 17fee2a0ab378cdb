package io.stoa.simulator.device;

import java.net.URI;
import java.util.Map;

/**
 * Plays the marketplace app's extension: it signs the system's requests for the apps of its marketplace.
 *
 * @see "Apple, MarketplaceKit: MarketplaceAppExtension"
 */
@FunctionalInterface
public interface MarketplaceExtension {

    /**
     * Headers for one request, asked for anew each time.
     *
     * @param url     where the request goes
     * @param body    what it carries, UTF-8 JSON
     * @param account as given at install, may be empty
     * @return names and values, never null
     */
    Map<String, String> additionalHeaders(URI url, byte[] body, String account);

    /**
     * Told of any answer but 200.
     *
     * @return whether to try once more, with headers asked for anew
     */
    default boolean requestFailed(int status) {
        return false;
    }

    /** An extension that adds nothing. */
    static MarketplaceExtension silent() {
        return (url, body, account) -> Map.of();
    }
}
