package io.stoa.oauth.rest;

import io.stoa.oauth.TokenRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a client proves itself in the header: {@code Authorization: Basic}, its id and its secret. Ours are made of letters
 * that need no escape.
 *
 * @see "RFC 6749, section 2.3.1; RFC 7617, section 2"
 */
record ClientCredential(Optional<String> idAndSecret) {

    private static final String SCHEME = "Basic ";

    /** Of any other scheme nothing is known here. */
    static ClientCredential in(HttpHeaders headers) {
        List<String> values = Optional.ofNullable(headers.getRequestHeader(HttpHeaders.AUTHORIZATION))
                .orElse(List.of());
        return new ClientCredential(Optional.of(String.join(",", values))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> decoded(header.substring(SCHEME.length()).strip())));
    }

    // as strict as the form: one of the databases takes no NUL, and nobody's name has one
    private static String decoded(String base64) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
            String credential =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            if (credential.chars().anyMatch(Character::isISOControl)) {
                throw TokenRequest.invalid("The Authorization header contains a control character.");
            }
            return credential;
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            throw TokenRequest.invalid("The Authorization header is not Base64 of UTF-8.");
        }
    }

    /**
     * The request with the credential as if the form had it.
     *
     * @throws io.stoa.oauth.OAuthRefusal with {@code invalid_request} when the form has another one: a client proves itself
     *     in one way
     */
    TokenRequest addedTo(TokenRequest request) {
        if (idAndSecret.isEmpty()) {
            return request;
        }
        String[] parts = idAndSecret.get().split(":", 2);
        boolean another = request.optional("client_secret").isPresent()
                || request.optional("client_id")
                        .filter(id -> !id.equals(parts[0]))
                        .isPresent();
        if (another || parts.length < 2) {
            throw TokenRequest.invalid("The client has to prove itself in one way: in the header or in the body.");
        }
        Map<String, String> parameters = new HashMap<>(request.parameters());
        parameters.put("client_id", parts[0]);
        parameters.put("client_secret", parts[1]);
        return new TokenRequest(parameters);
    }
}
