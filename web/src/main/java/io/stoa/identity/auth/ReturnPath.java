package io.stoa.identity.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a person goes on after signing in: a path of ours, never another host. Whatever two readers could take for
 * different addresses is no path of ours.
 *
 * @param value begins with one slash; may have a query
 */
public record ReturnPath(String value) {

    /** The name of the parameter. */
    public static final String PARAMETER = "return";

    private static final int LONGEST = 4_000;
    private static final Pattern SEGMENTS = Pattern.compile("(/[A-Za-z0-9._~!$&'()*+,=:@-]+)*/?");
    private static final Pattern DOTS = Pattern.compile("(^|.*/)\\.{1,2}(/.*|$)");
    private static final Pattern QUERY = Pattern.compile("([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*");

    /** Reads what came over the wire; empty for anything but a plain path of ours. */
    public static Optional<ReturnPath> parse(String text) {
        return text != null && text.startsWith("/") && text.length() <= LONGEST && isOurs(text.split("\\?", 2))
                ? Optional.of(new ReturnPath(text))
                : Optional.empty();
    }

    private static boolean isOurs(String[] parts) {
        return SEGMENTS.matcher(parts[0]).matches()
                && !DOTS.matcher(parts[0]).matches()
                && (parts.length == 1 || QUERY.matcher(parts[1]).matches());
    }

    /** The page where people sign in, and from where they come back to what they asked for. */
    public static String signInAddress(HttpServletRequest asked) {
        String page = Zone.ACCOUNT.signInPage().orElseThrow();
        return "GET".equals(asked.getMethod())
                ? parse(addressOf(asked)).map(back -> page + back.asQuery()).orElse(page)
                : page;
    }

    private static String addressOf(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    /** As the query of the sign-in page. */
    public String asQuery() {
        return "?" + PARAMETER + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
