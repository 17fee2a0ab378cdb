package io.stoa.surface.auth;

import io.stoa.account.AccountId;
import io.stoa.account.service.PersonSignIn;
import io.stoa.identity.Role;
import io.stoa.identity.auth.Caller;
import io.stoa.identity.auth.Redirect;
import io.stoa.identity.auth.ReturnPath;
import io.stoa.identity.auth.Zone;
import io.stoa.identity.auth.ZoneSession;
import io.stoa.identity.auth.ZoneSession.SignedIn;
import io.stoa.identity.service.AdministratorSignIn;
import io.stoa.problem.MarketplaceException;
import io.stoa.proxy.auth.ClientAddress;
import jakarta.ejb.EJBException;
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
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The one authentication mechanism. It knows zones by path: the console and the pages of people sign in by form, each with
 * its own caller in the session, who is nobody in another zone; everything else is bearer only, so a cookie never authenticates the API, a device or the webhook.
 */
@ApplicationScoped
public class ZoneAuthentication implements HttpAuthenticationMechanism {

    private static final Logger LOG = System.getLogger(ZoneAuthentication.class.getName());

    @Inject
    AdministratorSignIn administrators;

    @Inject
    PersonSignIn people;

    @Inject
    BearerAuthentication bearer;

    @Inject
    ClientAddress clientAddress;

    @Inject
    Clock clock;

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
            return signIn(zone, password, request, response, context);
        }
        return recognise(zone, request, response, context);
    }

    private AuthenticationStatus signIn(
            Zone zone,
            UsernamePasswordCredential credential,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context)
            throws AuthenticationException {
        Instant since = clock.instant();
        try {
            Optional<Caller> known = check(zone, credential, clientAddress.of(request));
            if (known.isEmpty()) {
                return AuthenticationStatus.SEND_FAILURE;
            }
            ZoneSession.enter(request, zone, new SignedIn(known.get(), since));
            return context.notifyContainerAboutLogin(known.get(), known.get().roles());
        } catch (EJBException | MarketplaceException notNow) {
            LOG.log(Level.WARNING, "zone.sign-in-put-off reason={0}", notNow.getMessage());
            return unavailable(response);
        }
    }

    private Optional<Caller> check(Zone zone, UsernamePasswordCredential credential, String address) {
        String login = credential.getCaller();
        char[] password = credential.getPassword().getValue();
        return switch (zone) {
            case ADMIN -> administrators.signIn(login, password, address).map(role -> new Caller(login, rolesOf(role)));
            case ACCOUNT ->
                people.signIn(login, password, address).map(person -> new Caller(person.value(), rolesOf(Role.PERSON)));
            case DEVELOPER, BEARER -> Optional.empty();
        };
    }

    private AuthenticationStatus recognise(
            Zone zone, HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        try {
            Optional<Caller> caller = ZoneSession.in(request, zone)
                    .filter(somebody -> isStill(zone, somebody))
                    .map(SignedIn::caller);
            if (caller.isPresent()) {
                return context.notifyContainerAboutLogin(
                        caller.get(), caller.get().roles());
            }
            return context.isProtected() ? sendToSignIn(zone, request, response) : context.doNothing();
        } catch (EJBException databaseAway) {
            LOG.log(Level.WARNING, "zone.unverified reason={0}", databaseAway.getMessage());
            return unavailable(response);
        } catch (IOException broken) {
            throw new AuthenticationException("the answer could not be sent", broken);
        }
    }

    private static AuthenticationStatus unavailable(HttpServletResponse response) throws AuthenticationException {
        try {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return AuthenticationStatus.SEND_FAILURE;
        } catch (IOException broken) {
            throw new AuthenticationException("the answer could not be sent", broken);
        }
    }

    // a person may have signed out everywhere, on another node too
    private boolean isStill(Zone zone, SignedIn somebody) {
        return zone != Zone.ACCOUNT
                || people.isStillSignedIn(new AccountId(somebody.caller().name()), somebody.since());
    }

    private static AuthenticationStatus sendToSignIn(
            Zone zone, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> page = zone.signInPage();
        if (page.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return AuthenticationStatus.SEND_FAILURE;
        }
        Redirect.to(zone == Zone.ACCOUNT ? ReturnPath.signInAddress(request) : page.get(), response);
        return AuthenticationStatus.SEND_CONTINUE;
    }

    static Set<String> rolesOf(Role role) {
        return switch (role) {
            case OWNER -> Set.of(Role.Names.OWNER, Role.Names.OPERATOR, Role.Names.VIEWER);
            case OPERATOR -> Set.of(Role.Names.OPERATOR, Role.Names.VIEWER);
            case VIEWER, DEVELOPER, PERSON, DEVICE, MONITOR -> Set.of(role.word());
        };
    }
}
