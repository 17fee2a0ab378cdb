package io.stoa.openid;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Port: the conversation with providers.
 *
 * @see "OpenID Connect Core 1.0, section 3.1; RFC 9207; RFC 9700"
 */
public interface IdentityProviders {

    /**
     * Where the browser is sent.
     *
     * @param loginHint what the person typed already; empty when nothing
     * @param language  of the page they come from, as HTML names it
     * @throws io.stoa.problem.MarketplaceException with {@code OPENID_UNAVAILABLE} when the provider gives no
     *     description of itself, {@code OPENID_UNUSABLE} when it gives one that cannot be used, {@code NOT_FOUND} when
     *     no provider has this name
     */
    URI address(PendingSignIn pending, Optional<String> loginHint, String language);

    /**
     * Checks the answer a browser brought, and asks the provider who that is.
     *
     * @param pending what was asked, which nobody else was
     * @param answer  the parameters of the redirect, as they came
     * @throws io.stoa.problem.MarketplaceException with {@code OPENID_REFUSED} when the provider said no,
     *     {@code OPENID_ANSWER_REFUSED} when its answer is not genuine, {@code OPENID_UNAVAILABLE} or
     *     {@code OPENID_UNUSABLE} as above
     */
    ProvenIdentity prove(PendingSignIn pending, Map<String, List<String>> answer);
}
