package io.stoa.oauth.service;

import io.stoa.identity.Login;
import io.stoa.oauth.Audience;
import io.stoa.oauth.AuthorizationRefused;
import io.stoa.oauth.AuthorizationRequest;
import io.stoa.oauth.CodeChallenge;
import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.RedirectUri;
import io.stoa.oauth.TokenRequest;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Reads authorization requests. Who asks and where the answer goes is proved first: until then nothing is sent anywhere,
 * and the person is told instead.
 *
 * @see "RFC 6749, section 4.1.2.1; RFC 9700, section 4.11"
 */
@Stateless
public class AuthorizationRequests {

    private static final int LONGEST_STATE = 1_024;

    @Inject
    OAuthClients clients;

    /**
     * @throws AuthorizationRefused        what the client is told by way of the browser
     * @throws io.stoa.oauth.OAuthRefusal  for the person alone: nobody knows who asked
     */
    public AuthorizationRequest read(TokenRequest parameters) {
        String clientId = parameters.clientId().orElseThrow(() -> TokenRequest.invalid("client_id is missing."));
        Optional<OAuthClient> client = clients.find(clientId);
        RedirectUri redirectUri = redirectUri(client, parameters.required("redirect_uri"));
        Questions questions = new Questions(parameters, redirectUri);
        questions.requireCodeInTheQuery();
        return new AuthorizationRequest(
                clientId,
                client.map(OAuthClient::name),
                redirectUri,
                client.isPresent() ? Audience.API : Audience.DEVICE,
                questions.challenge(),
                questions.state(),
                parameters.optional("login_hint").flatMap(Login::parse).map(Login::value));
    }

    // a device is registered nowhere; its answer goes to the system of the device that asks, and nowhere else
    private static RedirectUri redirectUri(Optional<OAuthClient> client, String text) {
        Optional<RedirectUri> proved = client.isPresent()
                ? client.get().redirectUri(text)
                : Optional.of(RedirectUri.OF_THE_SYSTEM)
                        .filter(uri -> uri.value().equals(text));
        return proved.orElseThrow(() -> TokenRequest.invalid(
                "Who asks is not known, or its redirect_uri is not registered. Go back to the app and start again."));
    }

    /** What is asked of a client that is known: whatever is wrong, it is told. */
    private record Questions(TokenRequest parameters, RedirectUri redirectUri) {

        void requireCodeInTheQuery() {
            require(
                    parameters.optional("response_type").isPresent(),
                    OAuthError.INVALID_REQUEST,
                    "response_type is missing.");
            require(
                    parameters.required("response_type").equals("code"),
                    OAuthError.UNSUPPORTED_RESPONSE_TYPE,
                    "This server knows the response_type code only.");
            require(
                    parameters
                            .optional("response_mode")
                            .filter(mode -> !mode.equals("query"))
                            .isEmpty(),
                    OAuthError.INVALID_REQUEST,
                    "This server knows the response_mode query only.");
            require(
                    parameters
                            .optional("state")
                            .filter(state -> state.length() > LONGEST_STATE)
                            .isEmpty(),
                    OAuthError.INVALID_REQUEST,
                    "state is longer than " + LONGEST_STATE + " characters.");
        }

        CodeChallenge challenge() {
            boolean isS256 = parameters
                    .optional("code_challenge_method")
                    .filter("S256"::equals)
                    .isPresent();
            return parameters
                    .optional("code_challenge")
                    .flatMap(CodeChallenge::parse)
                    .filter(challenge -> isS256)
                    .orElseThrow(() -> refused(
                            OAuthError.INVALID_REQUEST,
                            "A code_challenge of 43 characters with code_challenge_method S256 is needed."));
        }

        // one that is too long is refused, and not sent back either
        Optional<String> state() {
            return parameters.optional("state").filter(state -> state.length() <= LONGEST_STATE);
        }

        private void require(boolean fact, OAuthError error, String otherwise) {
            if (!fact) {
                throw refused(error, otherwise);
            }
        }

        private AuthorizationRefused refused(OAuthError error, String sentence) {
            return new AuthorizationRefused(error, sentence, redirectUri, state());
        }
    }
}
