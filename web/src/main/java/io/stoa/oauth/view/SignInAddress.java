package io.stoa.oauth.view;

import io.stoa.oauth.TokenRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a person signs in before they are asked, with the way back. */
final class SignInAddress {

    private static final String PAGE = "/account/sign-in?return=";
    private static final int LONGEST = 3_500;

    private SignInAddress() {}

    /**
     * The page, and from there back to what was asked, spelt anew so that nothing but plain characters goes along. Whom the
     * application expects stands in the form already.
     *
     * @throws io.stoa.oauth.OAuthRefusal with {@code invalid_request} when that gets longer than servers take
     */
    static String before(TokenRequest asked) {
        String query = asked.parameters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        if (query.length() > LONGEST) {
            throw TokenRequest.invalid("What was asked is too long. Go back to the app and start again.");
        }
        String login = asked.optional("login_hint")
                .map(hint -> "&login=" + encoded(hint))
                .orElse("");
        return PAGE + encoded(AuthorizeServlet.PATH + "?" + query) + login;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
