package io.stoa.surface.auth;

import io.stoa.identity.auth.Caller;
import io.stoa.identity.auth.Zone;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.AccessTokenRefused;
import io.stoa.oauth.rest.BearerCredential;
import io.stoa.oauth.service.ApiTokens;
import io.stoa.problem.FailureCode;
import io.stoa.problem.rest.Problems;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recognises the callers of {@code /api} and {@code /ops} by a bearer token in the header, never by a cookie. Who sends
 * none stays nobody, and the resource decides; who sends one that is not good is told so at once. Devices are recognised
 * by their own endpoints, in their own words.
 *
 * @see "RFC 6750, section 3"
 */
@ApplicationScoped
public class BearerAuthentication {

    private static final Logger LOG = System.getLogger(BearerAuthentication.class.getName());
    private static final Set<String> SURFACES = Set.of("/api", "/ops");

    @Inject
    ApiTokens tokens;

    AuthenticationStatus validate(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        Optional<String> bearer = isOurs(Zone.pathOf(request))
                ? BearerCredential.of(Collections.list(request.getHeaders("Authorization")))
                : Optional.empty();
        return bearer.isPresent() ? recognise(bearer.get(), response, context) : context.doNothing();
    }

    private AuthenticationStatus recognise(String bearer, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        try {
            Caller caller = caller(tokens.verify(bearer));
            return context.notifyContainerAboutLogin(caller, caller.roles());
        } catch (AccessTokenRefused refused) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            return refuse(response, FailureCode.CALLER_UNKNOWN, refused.sentence());
        } catch (EJBException databaseAway) {
            LOG.log(Level.WARNING, "bearer.unverified reason={0}", databaseAway.getMessage());
            return refuse(response, FailureCode.DATABASE_AWAY, "The database does not answer. Try again shortly.");
        }
    }

    private static AuthenticationStatus refuse(HttpServletResponse response, FailureCode code, String sentence)
            throws AuthenticationException {
        try {
            Problems.write(response, code, sentence);
            response.flushBuffer(); // or one of the servers takes the body back for an error page
            return AuthenticationStatus.SEND_FAILURE;
        } catch (IOException broken) {
            throw new AuthenticationException("the answer could not be sent", broken);
        }
    }

    private static Caller caller(AccessToken token) {
        Set<String> roles = token.roles().stream()
                .flatMap(role -> ZoneAuthentication.rolesOf(role).stream())
                .collect(Collectors.toSet());
        return new Caller(token.subject(), roles);
    }

    private static boolean isOurs(String path) {
        return SURFACES.stream().anyMatch(surface -> path.equals(surface) || path.startsWith(surface + "/"));
    }
}
