package io.stoa.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a browser goes with the answer to an authorization request. It is compared character by character, never by
 * pattern.
 *
 * @param value of {@code https}, or of a scheme that is a domain name backwards; never with a query or a fragment
 * @see "RFC 9700, section 2.1; RFC 8252, section 7.1"
 */
public record RedirectUri(String value) {

    /** What iOS and iPadOS send, which belongs to the system and to nobody who registers. */
    public static final RedirectUri OF_THE_SYSTEM = new RedirectUri("app-distribution-oauth://");

    private static final int LONGEST = 500;
    private static final Pattern HTTPS =
            Pattern.compile("https://([a-z0-9][a-z0-9-]*\\.)+[a-z][a-z0-9-]*(:[0-9]{1,5})?(/[A-Za-z0-9._~-]*)*");
    private static final Pattern APP =
            Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+:(//)?/?[A-Za-z0-9._~-]*(/[A-Za-z0-9._~-]*)*");
    private static final Pattern DOTS = Pattern.compile(".*/\\.{1,2}(/.*)?");

    /**
     * Reads one that somebody wants to register; empty for whatever two readers could take for different addresses: a user,
     * a backslash, an escape, a wildcard, a letter beyond ASCII, a capital in scheme or host, a step upwards.
     */
    public static Optional<RedirectUri> parse(String text) {
        return text != null && text.length() <= LONGEST && isPlain(text)
                ? Optional.of(new RedirectUri(text))
                : Optional.empty();
    }

    private static boolean isPlain(String text) {
        boolean known = HTTPS.matcher(text).matches() || APP.matcher(text).matches();
        return known && !DOTS.matcher(text).matches() && isReadable(text);
    }

    private static boolean isReadable(String text) {
        try {
            new URI(text);
            return true;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    /** The address with the answer, in the order of the map. */
    public String with(Map<String, String> answer) {
        return answer.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", value + "?", ""));
    }

    /** What a content policy calls the place: the scheme of an app, the origin of a website. */
    public String source() {
        int scheme = value.indexOf(':') + 1;
        return value.startsWith("https:") ? value.replaceFirst("(?<=[^/:])/.*$", "") : value.substring(0, scheme);
    }

    @Override
    public String toString() {
        return value;
    }
}
