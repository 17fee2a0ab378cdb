package io.stoa.simulator.device;

/**
 * An app the server does not provide; the device shows "App Not Available".
 *
 * @param code 404 is the only documented one
 * @see "Apple, MarketplaceKit: Installing apps from an alternative marketplace"
 */
public record AppFailure(String appleItemId, String appleVersionId, long code, String description) {}
