package io.stoa.storefront.view;

import io.stoa.apple.AppleItemId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a path below {@code /apps} asks for.
 *
 * @param installLink whether the app's install link is meant rather than its page
 */
record AppPath(AppleItemId app, boolean installLink) {

    private static final Pattern FORM = Pattern.compile("/([0-9]{1,19})(/install-link)?");

    /** Reads {@code /{appleItemId}} and {@code /{appleItemId}/install-link}; empty for anything else. */
    static Optional<AppPath> of(HttpServletRequest request) {
        Matcher path = FORM.matcher(String.valueOf(request.getPathInfo()));
        return path.matches()
                ? AppleItemId.parse(path.group(1)).map(app -> new AppPath(app, path.group(2) != null))
                : Optional.empty();
    }
}
