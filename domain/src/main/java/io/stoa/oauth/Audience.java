package io.stoa.oauth;

/** For whom an access token is made: a token for devices never opens the API, and the reverse. */
public enum Audience {
    DEVICE("/device"),
    API("/api");

    private final String path;

    Audience(String path) {
        this.path = path;
    }

    /** The {@code aud} claim, exactly. @param publicUrl without a trailing slash */
    public String of(String publicUrl) {
        return publicUrl + path;
    }
}
