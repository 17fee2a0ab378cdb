package io.stoa.simulator.device;

import java.net.URI;

/**
 * The small browser in which the system lets a person sign in. Whoever plays the person goes through the pages.
 *
 * @see "Apple, MarketplaceKit: Reauthenticating a person to manage apps"
 */
@FunctionalInterface
public interface WebView {

    /**
     * Opens a page and follows where it leads.
     *
     * @param page the authorization endpoint with its query, {@code login_hint} among it
     * @return the first address that no browser opens, such as {@code app-distribution-oauth://?code=…}; as text, since an
     *     authority may be empty there
     */
    String browse(URI page);
}
