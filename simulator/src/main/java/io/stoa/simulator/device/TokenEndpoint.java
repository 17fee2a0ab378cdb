package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks a token endpoint the way the system does: form in, JSON out, no client secret.
 *
 * @see "Apple, MarketplaceKit: Installing your app from your website; RFC 8693; RFC 6749, section 6"
 */
final class TokenEndpoint {

    private static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private final DeviceHttp http;
    private final URI url;

    TokenEndpoint(DeviceHttp http, URI url) {
        this.http = http;
        this.url = url;
    }

    /** What the endpoint gave; the lifetime is from now on. */
    record Tokens(String accessToken, Duration expiresIn, Optional<String> refreshToken) {}

    /** The first install: the link's token for an access token. Sends {@code issued_token_type} as Apple does. */
    Tokens exchange(String subjectToken, String clientId, StepNotes notes) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", TOKEN_EXCHANGE);
        form.put("issued_token_type", ACCESS_TOKEN);
        form.put("subject_token", subjectToken);
        form.put("subject_token_type", ACCESS_TOKEN);
        form.put("client_id", clientId);
        return ask("token exchange", form, notes);
    }

    Tokens refresh(String refreshToken, String clientId, StepNotes notes) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        form.put("client_id", clientId);
        return ask("token refresh", form, notes);
    }

    /** A code of the sign-in in a web view; Apple's sample sends no {@code redirect_uri}. */
    Tokens redeem(String code, String verifier, String clientId, StepNotes notes) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("code_verifier", verifier);
        form.put("client_id", clientId);
        return ask("code", form, notes);
    }

    private Tokens ask(String what, Map<String, String> form, StepNotes notes) {
        byte[] body = encode(form).getBytes(StandardCharsets.US_ASCII);
        HttpAnswer answer = http.post(url, "application/x-www-form-urlencoded", body, Map.of());
        if (answer.status() != 200) {
            throw refused(what, answer);
        }
        warnOfHeaders(answer, notes);
        AnswerObject tokens = AnswerObject.parse(answer.body(), what + " answer", Case.OAUTH_TOKEN_ERROR);
        requireBearer(what, tokens);
        return new Tokens(
                requireNotBlank(what, tokens, "access_token"),
                lifetime(what, tokens),
                tokens.optionalText("refresh_token"));
    }

    private MarketplaceKitError refused(String what, HttpAnswer answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        return Case.OAUTH_TOKEN_ERROR.because(
                "The " + what + " at " + url + " was answered with status " + answer.status() + ": "
                        + body.lines().findFirst().orElse("no body") + ".",
                "Answer 200 with access_token, token_type and expires_in; the error member says what was refused.");
    }

    private static void warnOfHeaders(HttpAnswer answer, StepNotes notes) {
        if (!answer.header("Content-Type").startsWith("application/json")) {
            notes.warn("The token answer's Content-Type is '" + answer.header("Content-Type") + "', not JSON.");
        }
        if (!answer.header("Cache-Control").contains("no-store")) {
            notes.warn("The token answer has no Cache-Control: no-store.");
        }
    }

    private static void requireBearer(String what, AnswerObject tokens) {
        if (!tokens.text("token_type").equalsIgnoreCase("bearer")) {
            throw Case.OAUTH_TOKEN_ERROR.because(
                    "token_type of the " + what + " answer is '" + tokens.text("token_type") + "'.",
                    "Send token_type bearer.");
        }
    }

    private static String requireNotBlank(String what, AnswerObject tokens, String key) {
        String value = tokens.text(key);
        if (value.isBlank()) {
            throw Case.OAUTH_TOKEN_ERROR.because(
                    "'" + key + "' of the " + what + " answer is empty.", "Send a token there.");
        }
        return value;
    }

    private static Duration lifetime(String what, AnswerObject tokens) {
        long seconds = tokens.integer("expires_in");
        if (seconds <= 0 || seconds > Integer.MAX_VALUE) {
            throw Case.OAUTH_TOKEN_ERROR.because(
                    "expires_in of the " + what + " answer is " + seconds + ".", "Send the lifetime in seconds.");
        }
        return Duration.ofSeconds(seconds);
    }

    static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
