package io.stoa.storefront;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.Listing;
import io.stoa.catalog.Publication;
import java.util.Optional;

/**
 * An app on the front page.
 *
 * @param name    one line; the bundle id where the app has no name
 * @param version the marketing version of the newest offered version
 */
public record AppCard(AppleItemId appleItemId, String name, Optional<String> subtitle, String version) {

    /** The card of an app with the newest version of it that is offered. */
    public static AppCard of(Listing listing, Publication newest) {
        return new AppCard(
                newest.appleItemId(),
                listing.name()
                        .map(DisplayText::line)
                        .filter(name -> !name.isEmpty())
                        .orElseGet(newest::bundleId),
                listing.subtitle().map(DisplayText::line).filter(subtitle -> !subtitle.isEmpty()),
                DisplayText.line(newest.shortVersionString()));
    }

    /** The letter on the card, for an app that brings no icon. */
    public String initial() {
        return name.substring(0, name.offsetByCodePoints(0, 1));
    }
}
