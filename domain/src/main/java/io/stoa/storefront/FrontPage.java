package io.stoa.storefront;

import java.util.List;

/**
 * The storefront's first page.
 *
 * @param marketplace what the marketplace calls itself
 * @param apps        every app on offer, by name
 */
public record FrontPage(String marketplace, List<AppCard> apps) {

    public FrontPage {
        apps = List.copyOf(apps);
    }
}
