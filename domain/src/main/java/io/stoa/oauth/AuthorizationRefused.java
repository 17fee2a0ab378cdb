package io.stoa.oauth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A no to an authorization request that the client itself is told, as it is certain who it is. */
public class AuthorizationRefused extends OAuthRefusal {

    private final RedirectUri redirectUri;
    private final Optional<String> state;

    public AuthorizationRefused(OAuthError error, String description, RedirectUri redirectUri, Optional<String> state) {
        super(error, description);
        this.redirectUri = redirectUri;
        this.state = state;
    }

    /** Where the browser goes. @param issuer ourselves: RFC 9207 */
    public String location(String issuer) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error().word());
        answer.put("error_description", sentence());
        state.ifPresent(text -> answer.put("state", text));
        answer.put("iss", issuer);
        return redirectUri.with(answer);
    }
}
