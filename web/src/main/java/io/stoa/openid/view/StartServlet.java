package io.stoa.openid.view;

import io.stoa.account.OpaqueToken;
import io.stoa.account.view.AccountPages;
import io.stoa.identity.Login;
import io.stoa.identity.auth.Caller;
import io.stoa.identity.auth.FormToken;
import io.stoa.identity.auth.Redirect;
import io.stoa.identity.auth.ReturnPath;
import io.stoa.identity.auth.Zone;
import io.stoa.identity.auth.ZoneSession;
import io.stoa.identity.auth.ZoneSession.SignedIn;
import io.stoa.openid.IdentityProviders;
import io.stoa.openid.PendingSignIn;
import io.stoa.openid.ProviderName;
import io.stoa.openid.service.AnswerThrottle;
import io.stoa.openid.service.OpenIdSettings;
import io.stoa.openid.service.Provider;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.proxy.auth.ClientAddress;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * {@code POST /account/openid/start}: sends a browser to a provider, to sign in, or with {@code link} to give the account
 * another way in.
 */
@WebServlet(urlPatterns = "/account/openid/start")
public class StartServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String IDENTITIES = "/account/identities";

    @Inject
    transient AccountPages pages;

    @Inject
    transient Troubles troubles;

    @Inject
    transient IdentityProviders providers;

    @Inject
    transient OpenIdSettings settings;

    @Inject
    transient AnswerThrottle throttle;

    @Inject
    transient ClientAddress clientAddress;

    @Inject
    transient Clock clock;

    // somebody came back to an address that only forms lead to
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Redirect.to("/account/sign-in", response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setCharacterEncoding("UTF-8");
        boolean isLink = request.getParameter("link") != null;
        Optional<Caller> linking = isLink ? freshPerson(request) : Optional.empty();
        if (!FormToken.isIn(request)) {
            troubles.show(tooOld(), request, response);
        } else if (isLink && linking.isEmpty()) {
            Redirect.to(IDENTITIES, response);
        } else {
            begin(linking, request, response);
        }
    }

    private Optional<Caller> freshPerson(HttpServletRequest request) {
        return ZoneSession.in(request, Zone.ACCOUNT)
                .filter(somebody -> request.getUserPrincipal() != null && somebody.isFresh(clock.instant()))
                .map(SignedIn::caller);
    }

    private void begin(Optional<Caller> linking, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            throttle.admit(clientAddress.of(request));
            Provider provider = settings.provider(ProviderName.parse(request.getParameter("provider"))
                    .orElseThrow(() ->
                            new MarketplaceException(FailureCode.NOT_FOUND, "Nobody signs in by this provider here.")));
            PendingSignIn pending =
                    pending(provider.name(), linking.isPresent() || request.getParameter("again") != null);
            String address = providers
                    .address(pending, typedLogin(request), AccountPages.language(request))
                    .toString();
            new Errand(
                            pending,
                            goOn(linking, request),
                            linking.map(Caller::name).orElse(""))
                    .keep(request);
            response.setHeader("Referrer-Policy", "no-referrer");
            pages.show("on-the-way.xhtml", new OnTheWayPage(provider.label(), address), request, response);
        } catch (MarketplaceException failure) {
            troubles.show(failure, request, response);
        }
    }

    private PendingSignIn pending(ProviderName provider, boolean isAgain) {
        return new PendingSignIn(
                provider,
                OpaqueToken.random("").text(),
                OpaqueToken.random("").text(),
                OpaqueToken.random("").text(),
                isAgain,
                clock.instant());
    }

    private static Optional<String> typedLogin(HttpServletRequest request) {
        return Login.parse(request.getParameter("login")).map(Login::value);
    }

    private static String goOn(Optional<Caller> linking, HttpServletRequest request) {
        return linking.isPresent()
                ? IDENTITIES + "?linked"
                : ReturnPath.parse(request.getParameter(ReturnPath.PARAMETER))
                        .map(ReturnPath::value)
                        .orElse("");
    }

    private static MarketplaceException tooOld() {
        return new MarketplaceException(
                FailureCode.OPENID_ANSWER_UNEXPECTED,
                "This page was open for too long, or your browser keeps no cookies. Start again.");
    }
}
