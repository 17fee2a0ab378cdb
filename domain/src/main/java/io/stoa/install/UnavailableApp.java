package io.stoa.install;

/**
 * An app a device cannot have, in Apple's words.
 *
 * @see "Apple, MarketplaceKit: Installing apps from an alternative marketplace"
 */
public record UnavailableApp(String appleItemId, String appleVersionId, Failure failure) {

    private static final Failure UNAVAILABLE = new Failure(404, "App unavailable.");

    /** 404 is the one code Apple documents. */
    public record Failure(int code, String description) {}

    public static UnavailableApp of(RequestedApp app) {
        return new UnavailableApp(app.appleItemId(), app.appleVersionId(), UNAVAILABLE);
    }
}
