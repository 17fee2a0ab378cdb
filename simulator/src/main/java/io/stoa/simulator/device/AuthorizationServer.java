package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.net.URI;

/**
 * The document {@code /.well-known/oauth-authorization-server}.
 *
 * @param authorizationEndpoint page of the sign-in after a device was restored
 * @param tokenEndpoint         token exchange, code and refresh
 * @see "Apple, MarketplaceKit: Installing your app from your website; RFC 8414"
 */
record AuthorizationServer(String issuer, URI authorizationEndpoint, URI tokenEndpoint) {

    static AuthorizationServer parse(byte[] json, URI publicUrl, StepNotes notes) {
        AnswerObject metadata = AnswerObject.parse(json, "oauth-authorization-server document", Case.OAUTH_TOKEN_ERROR);
        requireCodeChallenge(metadata);
        String issuer = metadata.text("issuer");
        if (!issuer.equals(SecureUrl.origin(publicUrl).toString())) {
            notes.warn("issuer is '" + issuer + "'; RFC 8414 wants exactly '" + SecureUrl.origin(publicUrl) + "'.");
        }
        if (!metadata.texts("response_types_supported").contains("code")) {
            notes.warn("response_types_supported does not name code.");
        }
        return new AuthorizationServer(issuer, metadata.url("authorization_endpoint"), metadata.url("token_endpoint"));
    }

    private static void requireCodeChallenge(AnswerObject metadata) {
        if (!metadata.texts("code_challenge_methods_supported").contains("S256")) {
            throw Case.OAUTH_TOKEN_ERROR.because(
                    "code_challenge_methods_supported of the oauth-authorization-server document lacks S256.",
                    "Publish [\"S256\"]; the 5256 in Apple's sample is a misprint.");
        }
    }
}
