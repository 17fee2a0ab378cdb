package io.stoa.storefront;

import io.stoa.catalog.Listing;
import java.util.List;
import java.util.Optional;

/**
 * The longer texts and the links of a listing, fit to be shown.
 *
 * @param description paragraphs; none where the listing has no description
 * @param whatsNew    paragraphs about the newest version
 */
public record AppTexts(
        List<String> description, List<String> whatsNew, Optional<WebAddress> support, Optional<WebAddress> privacy) {

    public AppTexts {
        description = List.copyOf(description);
        whatsNew = List.copyOf(whatsNew);
    }

    /** The texts of a listing; links that a page must not carry are left out. */
    public static AppTexts of(Listing listing) {
        return new AppTexts(
                DisplayText.paragraphs(listing.description().orElse("")),
                DisplayText.paragraphs(listing.whatsNew().orElse("")),
                listing.supportUrl().flatMap(WebAddress::parse),
                listing.privacyUrl().flatMap(WebAddress::parse));
    }
}
