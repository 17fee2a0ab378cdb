package io.stoa.simulator.device;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.stoa.packageformat.Sha256;
import jakarta.json.Json;
import java.net.URI;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A token endpoint with rotation that takes every refresh token once. */
final class FakeOAuth {

    static final String SUBJECT_TOKEN = "lnk_7cQ2v9";

    static final String CODE = "cod_5Hn3";

    private final Set<String> refreshTokens = new HashSet<>();
    private String accessToken = "none yet";
    private int issued;
    private Map<String, String> asked = Map.of();

    FakeAnswer token(FakeRequest request) {
        Map<String, String> form = request.form();
        boolean accepted =
                switch (form.getOrDefault("grant_type", "")) {
                    case "urn:ietf:params:oauth:grant-type:token-exchange" -> isExchange(form);
                    case "authorization_code" -> isCode(form);
                    case "refresh_token" -> refreshTokens.remove(form.get("refresh_token"));
                    default -> false;
                };
        return accepted && request.header("Authorization").isEmpty() ? issue() : refuse();
    }

    /** Whether the request carries the newest access token. */
    boolean admits(FakeRequest request) {
        return request.header("Authorization")
                .filter(("Bearer " + accessToken)::equals)
                .isPresent();
    }

    /** A person signs in without any ado. @return where the web view goes on */
    String authorize(URI page) {
        asked = FakeRequest.form(page.getRawQuery());
        return asked.get("redirect_uri") + "?code=" + CODE + "&state=" + asked.get("state");
    }

    /** What the authorization endpoint was asked with. */
    Map<String, String> asked() {
        return asked;
    }

    private boolean isCode(Map<String, String> form) {
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        Sha256.of(form.get("code_verifier").getBytes(US_ASCII)).bytes());
        return CODE.equals(form.get("code"))
                && challenge.equals(asked.get("code_challenge"))
                && form.get("client_id").equals(asked.get("client_id"))
                && form.size() == 4;
    }

    private static boolean isExchange(Map<String, String> form) {
        String accessTokenType = "urn:ietf:params:oauth:token-type:access_token";
        return SUBJECT_TOKEN.equals(form.get("subject_token"))
                && accessTokenType.equals(form.get("subject_token_type"))
                && accessTokenType.equals(form.get("issued_token_type"))
                && form.get("client_id").matches("[0-9a-f]{32}")
                && !form.containsKey("client_secret");
    }

    private FakeAnswer issue() {
        issued++;
        accessToken = "at_" + issued;
        refreshTokens.add("rt_" + issued);
        return FakeAnswer.json(Json.createObjectBuilder()
                .add("access_token", accessToken)
                .add("token_type", "bearer")
                .add("expires_in", 3600)
                .add("refresh_token", "rt_" + issued)
                .build());
    }

    private static FakeAnswer refuse() {
        return FakeAnswer.json(
                        Json.createObjectBuilder().add("error", "invalid_grant").build())
                .status(400);
    }
}
