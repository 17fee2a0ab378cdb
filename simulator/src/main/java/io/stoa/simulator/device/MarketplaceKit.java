package io.stoa.simulator.device;

import java.util.List;
import java.util.Map;

/**
 * The document {@code /.well-known/marketplace-kit} as a device understands it.
 *
 * @param defaults                 for every app that is not named below
 * @param overridesByAppleItemId   replaces the default configuration as a whole
 * @param warnings                 what a device takes but gains nothing from
 */
public record MarketplaceKit(
        AppEndpoints defaults, Map<String, AppEndpoints> overridesByAppleItemId, List<String> warnings) {

    public MarketplaceKit {
        overridesByAppleItemId = Map.copyOf(overridesByAppleItemId);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the document strictly.
     *
     * @param json the bytes served, UTF-8
     * @throws MarketplaceKitError {@code unknown} when the document or a member is malformed or missing,
     *     {@code invalidURL} when an address is not an absolute https one
     */
    public static MarketplaceKit parse(byte[] json) {
        return new MarketplaceKitParser().parse(json);
    }

    public AppEndpoints endpointsFor(String appleItemId) {
        return overridesByAppleItemId.getOrDefault(appleItemId, defaults);
    }
}
