package io.stoa.catalog.rest;

import io.stoa.catalog.Listing;
import io.stoa.problem.rest.JsonBody;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A JSON merge patch of a listing: a member that is there is set, null clears it, what is absent stays.
 *
 * @see "RFC 7396"
 */
final class ListingPatch implements UnaryOperator<Listing> {

    private static final int SHORT = 255;
    private static final int LONG = 8_000;
    private static final int ADDRESS = 2_000;

    private final JsonBody patch;

    ListingPatch(byte[] body) {
        this.patch =
                JsonBody.parse(body).object("listing").orElseThrow(() -> JsonBody.malformed("\"listing\" is missing."));
    }

    @Override
    public Listing apply(Listing former) {
        return new Listing(
                text("name", former.name(), SHORT),
                text("subtitle", former.subtitle(), SHORT),
                text("description", former.description(), LONG),
                text("whatsNew", former.whatsNew(), LONG),
                address("supportUrl", former.supportUrl()),
                address("privacyUrl", former.privacyUrl()));
    }

    private String text(String name, Optional<String> former, int longest) {
        if (!patch.has(name)) {
            return former.orElse(null);
        }
        String text = patch.optionalText(name).filter(given -> !given.isBlank()).orElse(null);
        if (text != null && (text.length() > longest || text.indexOf('\0') >= 0)) {
            throw JsonBody.malformed("\"" + name + "\" has more than " + longest + " characters, or a NUL.");
        }
        return text;
    }

    private String address(String name, Optional<String> former) {
        String address = text(name, former, ADDRESS);
        if (address != null && !isWebAddress(address)) {
            throw JsonBody.malformed("\"" + name + "\" is not an http or https address.");
        }
        return address;
    }

    private static boolean isWebAddress(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
