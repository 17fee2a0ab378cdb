package io.stoa.openid.http;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import io.stoa.openid.PendingSignIn;
import io.stoa.openid.service.Provider;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the browser brought back.
 *
 * @param namesItself whether the provider always says who it is
 * @see "RFC 9207, section 2.4"
 */
record AuthorizationAnswer(Provider provider, URI redirectUri, boolean namesItself) {

    private static final Logger LOG = System.getLogger(AuthorizationAnswer.class.getName());
    private static final int LONGEST_CODE = 4_000;
    private static final Set<String> PASSING = Set.of("temporarily_unavailable", "server_error");

    /** The code, of an answer that is this provider's to what was asked. */
    AuthorizationCode code(PendingSignIn pending, Map<String, List<String>> answer) {
        AuthenticationResponse response = parsed(answer);
        requireProvider(response.getIssuer());
        if (response.getState() == null || !response.getState().getValue().equals(pending.state())) {
            throw Refusals.refused(provider, "another state");
        }
        if (!response.indicatesSuccess()) {
            throw no(response.toErrorResponse().getErrorObject().getCode());
        }
        AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
        if (code == null || code.getValue().length() > LONGEST_CODE) {
            throw Refusals.refused(provider, "no code, or one that is too long");
        }
        return code;
    }

    private AuthenticationResponse parsed(Map<String, List<String>> answer) {
        if (answer.values().stream().anyMatch(values -> values.size() != 1)) {
            throw Refusals.refused(provider, "a parameter comes twice");
        }
        try {
            return AuthenticationResponseParser.parse(redirectUri, answer);
        } catch (ParseException | RuntimeException unreadable) {
            throw Refusals.refused(provider, "unreadable", unreadable);
        }
    }

    // whoever made a browser bring this answer to us may be another provider than the one that was asked
    private void requireProvider(Issuer named) {
        boolean isOther = named != null && !named.getValue().equals(provider.issuer());
        if (isOther || named == null && namesItself) {
            throw Refusals.refused(provider, isOther ? "it names another issuer" : "it names no issuer");
        }
    }

    private MarketplaceException no(String error) {
        String known = Optional.ofNullable(error)
                .filter(word -> word.matches("[a-z_]{1,60}"))
                .orElse("unreadable");
        LOG.log(Level.INFO, "openid.provider-refused provider={0} error={1}", provider.name(), known);
        return PASSING.contains(known)
                ? new MarketplaceException(
                        FailureCode.OPENID_UNAVAILABLE,
                        provider.label() + " does not answer at the moment. Try again in a minute.")
                : new MarketplaceException(
                        FailureCode.OPENID_REFUSED,
                        provider.label() + " did not sign you in. Start again, or sign in another way.");
    }
}
