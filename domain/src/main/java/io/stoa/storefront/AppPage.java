package io.stoa.storefront;

import io.stoa.catalog.Distribution;
import java.util.List;
import java.util.Optional;

/**
 * The page of one app: its newest offered version, and what it says about itself.
 *
 * @param marketplace    what the marketplace calls itself
 * @param marketplaceApp the marketplace's own app, where it is on offer
 * @param minimumOs      the oldest iOS the newest version runs on, such as {@code 17.4}
 * @param versions       every offered version, the newest first
 */
public record AppPage(
        String marketplace,
        Optional<AppCard> marketplaceApp,
        AppCard app,
        Distribution distribution,
        String minimumOs,
        AppTexts texts,
        List<OfferedVersion> versions) {

    public AppPage {
        versions = List.copyOf(versions);
    }

    /** Whether a person installs the app from this page, rather than from inside the marketplace app. */
    public boolean installsByLink() {
        return distribution.installsByLink();
    }

    /** Whether the app comes from its developer's website, which fewer regions allow than marketplaces. */
    public boolean isWebDistributed() {
        return distribution == Distribution.WEB;
    }
}
