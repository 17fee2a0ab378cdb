package io.stoa.bench.grant;

import io.stoa.bench.load.RawRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Where tokens are asked for.
 *
 * @param client what a client says of itself in each form, as form parameters
 */
record TokenEndpoint(URI address, String client) {

    static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    static final String REFRESH_TOKEN = "urn:ietf:params:oauth:token-type:refresh_token";

    private static final String EXCHANGE =
            "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token_type=" + ACCESS_TOKEN
                    + "&subject_token=";

    byte[] exchange(String subject, String more) {
        return ask(EXCHANGE + subject + more);
    }

    byte[] refresh(String token) {
        return ask("grant_type=refresh_token&refresh_token=" + token);
    }

    byte[] ask(String form) {
        return RawRequest.post(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .with((form + "&" + client).getBytes(StandardCharsets.UTF_8));
    }
}
