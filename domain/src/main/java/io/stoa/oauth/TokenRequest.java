package io.stoa.oauth;

import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request to an OAuth endpoint, each named once. One without a value counts as not
 * sent, one nobody asked for is ignored.
 *
 * @see "RFC 6749, section 3.2"
 */
public record TokenRequest(Map<String, String> parameters) {

    private static final int LONGEST_CLIENT_ID = 128;

    public TokenRequest {
        parameters = Map.copyOf(parameters);
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    /** @throws OAuthRefusal with {@code invalid_request} when it is missing */
    public String required(String name) {
        return optional(name).orElseThrow(() -> invalid("The parameter " + name + " is missing."));
    }

    /** @throws OAuthRefusal with {@code unsupported_grant_type} or, when it is missing, {@code invalid_request} */
    public GrantType grantType() {
        return GrantType.of(required("grant_type"));
    }

    /**
     * What the device calls itself towards this website: opaque, and it may change.
     *
     * @throws OAuthRefusal with {@code invalid_request} when it is longer than 128 characters
     */
    public Optional<String> clientId() {
        Optional<String> clientId = optional("client_id");
        if (clientId.isPresent() && clientId.get().length() > LONGEST_CLIENT_ID) {
            throw invalid("client_id is longer than " + LONGEST_CLIENT_ID + " characters.");
        }
        return clientId;
    }

    public static OAuthRefusal invalid(String description) {
        return new OAuthRefusal(OAuthError.INVALID_REQUEST, description);
    }

    /** Never the values: they are secrets. */
    @Override
    public String toString() {
        return "TokenRequest" + parameters.keySet();
    }
}
