package io.stoa.openid.http;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.stoa.account.MailAddress;
import io.stoa.openid.service.Provider;
import io.stoa.outbound.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address whose mail the provider has seen the person read: from the ID token, or where that says nothing of one, from
 * the provider's user information.
 *
 * @see "OpenID Connect Core 1.0, sections 5.1 and 5.3"
 */
record VerifiedAddress(Provider provider, OIDCProviderMetadata metadata, GuardedCalls calls) {

    private static final String EMAIL = "email";
    private static final int OK = 200;
    /** @see "RFC 6750, section 2.1" */
    private static final Pattern TOKEN68 = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    Optional<MailAddress> of(JWTClaimsSet idToken, AccessToken access) {
        return idToken.getClaim(EMAIL) != null
                ? verified(idToken)
                : Optional.ofNullable(metadata.getUserInfoEndpointURI())
                        .filter(provider::isSafe)
                        .flatMap(address -> asked(address, access, idToken.getSubject()));
    }

    private Optional<MailAddress> asked(URI address, AccessToken access, String subject) {
        if (!TOKEN68.matcher(access.getValue()).matches()) {
            throw Refusals.refused(provider, "its access token holds what no header does");
        }
        Reply reply = calls.get(
                address, Map.of("Accept", "application/json", "Authorization", "Bearer " + access.getValue()));
        return reply.status() == OK ? verified(read(reply, subject)) : Optional.empty();
    }

    private JWTClaimsSet read(Reply reply, String subject) {
        try {
            JWTClaimsSet told = JWTClaimsSet.parse(new String(reply.body(), StandardCharsets.UTF_8));
            if (subject.equals(told.getSubject())) {
                return told;
            }
        } catch (ParseException | RuntimeException unreadable) {
            throw Refusals.refused(provider, "its user information cannot be read", unreadable);
        }
        throw Refusals.refused(provider, "its user information is of somebody else");
    }

    private static Optional<MailAddress> verified(JWTClaimsSet claims) {
        return Boolean.TRUE.equals(claims.getClaim("email_verified")) && claims.getClaim(EMAIL) instanceof String text
                ? MailAddress.parse(text)
                : Optional.empty();
    }
}
