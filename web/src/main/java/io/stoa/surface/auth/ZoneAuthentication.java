package io.stoa.surface.auth;

import io.stoa.identity.Role;
import io.stoa.identity.service.AdministratorSignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * The one authentication mechanism. It knows zones by path: the console signs in by form and keeps its caller in the
 * session; everything else is bearer only, so a cookie never authenticates the API, a device or the webhook.
 */
@ApplicationScoped
public class ZoneAuthentication implements HttpAuthenticationMechanism {

    /** A session of nobody is short, by web.xml, so that asking for the sign-in page over and over fills no memory. */
    private static final int SIGNED_IN_SECONDS = 1_800;

    @Inject
    AdministratorSignIn administrators;

    @Inject
    BearerAuthentication bearer;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        Zone zone = Zone.of(request);
        if (!zone.signsInByForm()) {
            return bearer.validate(request, response, context);
        }
        Credential credential = context.getAuthParameters().getCredential();
        if (credential instanceof UsernamePasswordCredential password) {
            return signIn(zone, password, request, context);
        }
        return recognise(zone, request, response, context);
    }

    private AuthenticationStatus signIn(
            Zone zone, UsernamePasswordCredential credential, HttpServletRequest request, HttpMessageContext context) {
        Optional<Role> role = administrators.signIn(
                credential.getCaller(), credential.getPassword().getValue(), request.getRemoteAddr());
        if (role.isEmpty()) {
            return AuthenticationStatus.SEND_FAILURE;
        }
        Caller caller = new Caller(credential.getCaller(), rolesOf(role.get()));
        HttpSession session = request.getSession(true);
        request.changeSessionId();
        session.setAttribute(zone.sessionAttribute(), caller);
        session.setMaxInactiveInterval(SIGNED_IN_SECONDS);
        return context.notifyContainerAboutLogin(caller, caller.roles());
    }

    private static AuthenticationStatus recognise(
            Zone zone, HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(zone.sessionAttribute()) instanceof Caller caller) {
            return context.notifyContainerAboutLogin(caller, caller.roles());
        }
        return context.isProtected() ? sendToSignIn(zone, request, response) : context.doNothing();
    }

    private static AuthenticationStatus sendToSignIn(
            Zone zone, HttpServletRequest request, HttpServletResponse response) throws AuthenticationException {
        try {
            response.sendRedirect(request.getContextPath() + zone.signInPage());
            return AuthenticationStatus.SEND_CONTINUE;
        } catch (IOException broken) {
            throw new AuthenticationException("the answer could not be sent", broken);
        }
    }

    static Set<String> rolesOf(Role role) {
        return switch (role) {
            case OWNER -> Set.of(Role.Names.OWNER, Role.Names.OPERATOR, Role.Names.VIEWER);
            case OPERATOR -> Set.of(Role.Names.OPERATOR, Role.Names.VIEWER);
            case VIEWER, DEVELOPER, PERSON, DEVICE, MONITOR -> Set.of(role.word());
        };
    }
}
