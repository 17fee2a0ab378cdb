package io.stoa.oauth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an application asks a person for, once it is certain who asks and where the answer goes.
 *
 * @param clientId    a registered client's, or what a device calls itself
 * @param clientName  for people; empty for the device itself
 * @param redirectUri where the answer goes
 * @param audience    what the tokens will open
 * @param challenge   what the code is bound to
 * @param state       goes back as it came
 * @param loginHint   whom the application expects to sign in; for people to read, nothing more
 * @see "RFC 6749, section 4.1.1; Apple, MarketplaceKit: Reauthenticating people during app restore"
 */
public record AuthorizationRequest(
        String clientId,
        Optional<String> clientName,
        RedirectUri redirectUri,
        Audience audience,
        CodeChallenge challenge,
        Optional<String> state,
        Optional<String> loginHint) {

    /**
     * Where the browser goes when the person agreed.
     *
     * @param issuer ourselves, so that the client knows whose answer it is: RFC 9207
     */
    public String granted(String code, String issuer) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", code);
        state.ifPresent(text -> answer.put("state", text));
        answer.put("iss", issuer);
        return redirectUri.with(answer);
    }
}
