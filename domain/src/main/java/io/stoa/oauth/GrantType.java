package io.stoa.oauth;

import java.util.Arrays;

/** The ways to get an access token. */
public enum GrantType {
    AUTHORIZATION_CODE("authorization_code"),
    TOKEN_EXCHANGE("urn:ietf:params:oauth:grant-type:token-exchange"),
    REFRESH_TOKEN("refresh_token");

    private final String word;

    GrantType(String word) {
        this.word = word;
    }

    /** The grant type as it is written on the wire. */
    public String word() {
        return word;
    }

    /** @throws OAuthRefusal with {@code unsupported_grant_type} for any other word */
    public static GrantType of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new OAuthRefusal(
                        OAuthError.UNSUPPORTED_GRANT_TYPE, "This server does not know that grant_type."));
    }
}
