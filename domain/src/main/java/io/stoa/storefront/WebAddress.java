package io.stoa.storefront;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An address a page may link to.
 *
 * @param value absolute, {@code http} or {@code https}, with a host and without a user's name
 */
public record WebAddress(String value) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** Reads an address; empty for anything a page must not link to, such as {@code javascript:}. */
    public static Optional<WebAddress> parse(String text) {
        try {
            URI address = new URI(text.strip());
            return isLinkable(address) ? Optional.of(new WebAddress(address.toASCIIString())) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static boolean isLinkable(URI address) {
        return address.getScheme() != null
                && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                && address.getHost() != null
                && address.getUserInfo() == null;
    }

    @Override
    public String toString() {
        return value;
    }
}
