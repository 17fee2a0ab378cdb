package io.stoa.oauth.service;

import io.stoa.account.LinkToken;
import io.stoa.account.service.Accounts;
import io.stoa.account.service.LinkTokens;
import io.stoa.oauth.TokenAnswer;
import io.stoa.oauth.TokenRequest;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * The token exchange grant: the {@code token} of an install link for tokens of its account. As Apple sends it,
 * {@code issued_token_type} stands in the request, where the RFC has {@code requested_token_type}; neither is needed, and
 * types are taken with and without {@code urn:}.
 *
 * @see "RFC 8693, section 2; Apple, MarketplaceKit: Installing your app from your website"
 */
@Stateless
public class TokenExchange {

    private static final Set<String> ACCESS_TOKEN =
            Set.of("urn:ietf:params:oauth:token-type:access_token", "ietf:params:oauth:token-type:access_token");

    @Inject
    LinkTokens linkTokens;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    AccessTokens accessTokens;

    @Inject
    Accounts accounts;

    /** @throws io.stoa.oauth.OAuthRefusal with {@code invalid_request}, whatever is wrong: RFC 8693, section 2.2.2 */
    public TokenAnswer answer(TokenRequest request) {
        requireAccessTokenType(request, "subject_token_type");
        requireAccessTokenType(request, "requested_token_type");
        requireAccessTokenType(request, "issued_token_type");
        request.required("subject_token_type");
        Optional<String> clientId = request.clientId();
        LinkToken link = linkTokens
                .exchange(request.required("subject_token"))
                .orElseThrow(() -> TokenRequest.invalid(
                        "The subject_token is unknown, expired or used up. Open the page again and tap install."));
        if (!accounts.isActive(link.account())) {
            throw TokenRequest.invalid("The account is suspended. Ask whoever runs this marketplace.");
        }
        RefreshTokens.Rotation begun = refreshTokens.begin(link.account(), link.app(), clientId);
        return new TokenAnswer(accessTokens.issue(begun.family(), clientId), AccessTokens.LIFE, begun.next());
    }

    private static void requireAccessTokenType(TokenRequest request, String name) {
        if (request.optional(name).filter(type -> !ACCESS_TOKEN.contains(type)).isPresent()) {
            throw TokenRequest.invalid(name + " is not urn:ietf:params:oauth:token-type:access_token.");
        }
    }
}
