package io.stoa.simulator.device;

import io.stoa.packageformat.Sha256;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the system asks the authorization endpoint, and how it reads the answer.
 *
 * @param verifier whose hash is asked with, and which is shown with the code
 * @param state    comes back with the answer, or the answer is somebody else's
 * @see "Apple, MarketplaceKit: Reauthenticating a person to manage apps; RFC 6749, section 4.1; RFC 7636"
 */
record AuthorizationQuestion(String account, String clientId, String verifier, String state) {

    private static final String REDIRECT = "app-distribution-oauth:";
    private static final int SECRET_BYTES = 32;

    static AuthorizationQuestion about(String account, String clientId, SecureRandom random) {
        return new AuthorizationQuestion(account, clientId, secret(random), secret(random));
    }

    private static String secret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return base64(bytes);
    }

    /** The page of the sign-in. */
    URI at(URI authorizationEndpoint) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("login_hint", account);
        query.put("client_id", clientId);
        query.put("response_type", "code");
        query.put("code_challenge_method", "S256");
        query.put("code_challenge", challenge());
        query.put("state", state);
        query.put("redirect_uri", REDIRECT + "//");
        return URI.create(authorizationEndpoint + "?" + TokenEndpoint.encode(query));
    }

    private String challenge() {
        return base64(Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII)).bytes());
    }

    /**
     * The code with which the web view was left.
     *
     * @throws MarketplaceKitError {@code cancelled} when the person said no, {@code oauthTokenError} for anything that is
     *     no answer to this question
     */
    String codeIn(String end) {
        if (!end.startsWith(REDIRECT)) {
            throw refused("The web view ended at " + end + ".", "Redirect to the redirect_uri as it was asked with.");
        }
        Map<String, String> answer = parametersOf(end);
        if (answer.containsKey("error")) {
            throw Case.CANCELLED.because(
                    "The sign-in was answered with '" + answer.get("error") + "'.",
                    "Nothing, if the person refused; otherwise see error_description.");
        }
        // one of Apple's pages shows an answer without it, another demands it: a wrong one is nobody's
        if (!state.equals(answer.getOrDefault("state", state))) {
            throw refused("The answer has the state of another sign-in.", "Return the state of the request.");
        }
        if (answer.getOrDefault("code", "").isEmpty()) {
            throw refused("The answer " + REDIRECT + " has no code.", "Return a code.");
        }
        return answer.get("code");
    }

    private static Map<String, String> parametersOf(String end) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : end.substring(end.indexOf('?') + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static MarketplaceKitError refused(String sentence, String advice) {
        return Case.OAUTH_TOKEN_ERROR.because(sentence, advice);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
