package io.stoa.openid.view;

import io.stoa.account.AccountId;
import io.stoa.account.WayIn;
import io.stoa.account.view.AccountPages;
import io.stoa.identity.auth.FormToken;
import io.stoa.identity.auth.Redirect;
import io.stoa.identity.auth.ReturnPath;
import io.stoa.identity.auth.Zone;
import io.stoa.identity.auth.ZoneSession;
import io.stoa.openid.ExternalIdentity;
import io.stoa.openid.ProvenIdentity;
import io.stoa.openid.service.ExternalIdentities;
import io.stoa.openid.service.OpenIdSettings;
import io.stoa.openid.service.Provider;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.rest.DesignedFailure;
import io.stoa.problem.rest.ProblemType;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** {@code /account/identities}: the ways in of whoever is signed in, to look at, add and remove. */
@WebServlet(urlPatterns = "/account/identities")
public class IdentitiesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String PAGE = "/account/identities";
    private static final Set<FailureCode> TOLD = Set.of(
            FailureCode.OPENID_LINKED_ELSEWHERE,
            FailureCode.OPENID_LAST_WAY_IN,
            FailureCode.STATE_CONFLICT,
            FailureCode.NOT_FOUND);

    @Inject
    transient AccountPages pages;

    @Inject
    transient ExternalIdentities identities;

    @Inject
    transient OpenIdSettings settings;

    @Inject
    transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getParameter("link") != null) {
            WaitingIdentity.claim(request, person(request));
        }
        String message = request.getParameter("linked") != null
                ? "identities.linked"
                : request.getParameter("removed") != null ? "identities.removed" : "";
        show(message, false, request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setCharacterEncoding("UTF-8");
        if (!FormToken.isIn(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            show("form.old", true, request, response);
        } else if (!isFresh(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            show("", true, request, response);
        } else {
            change(request, response);
        }
    }

    private void change(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Redirect.to(changed(request), response);
        } catch (RuntimeException failure) {
            MarketplaceException designed = DesignedFailure.of(failure);
            if (!TOLD.contains(designed.code())) {
                throw designed;
            }
            response.setStatus(ProblemType.of(designed.code()).status());
            show("identities." + designed.code().slug(), true, request, response);
        }
    }

    /** Where the person goes on after what was asked for. */
    private String changed(HttpServletRequest request) {
        Optional<WaitingIdentity> waiting = WaitingIdentity.in(request, person(request), clock.instant());
        if (request.getParameter("unlink") != null) {
            return unlinked(request);
        }
        WaitingIdentity.forget(request);
        if (request.getParameter("take") == null || waiting.isEmpty()) {
            return PAGE;
        }
        identities.link(person(request), waiting.get().identity(), AccountPages.language(request));
        return ReturnPath.parse(waiting.get().goOn()).map(ReturnPath::value).orElse(PAGE + "?linked");
    }

    private String unlinked(HttpServletRequest request) {
        identities.unlink(person(request), request.getParameter("unlink"), AccountPages.language(request));
        // after the moment until which every sign-in of the person has ended
        Instant since = clock.instant().plusMillis(1);
        ZoneSession.stay(request, Zone.ACCOUNT, since);
        return PAGE + "?removed";
    }

    private void show(String message, boolean isTrouble, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        List<IdentitiesPage.Linked> linked =
                identities.of(person(request)).stream().map(this::linked).toList();
        List<WayIn> offered = settings.offered();
        String waiting = WaitingIdentity.in(request, person(request), clock.instant())
                .map(WaitingIdentity::identity)
                .map(this::name)
                .orElse("");
        pages.show(
                "identities.xhtml",
                new IdentitiesPage(message, isTrouble, isFresh(request), linked, offered, waiting),
                request,
                response);
    }

    private IdentitiesPage.Linked linked(ExternalIdentity identity) {
        String issuer = identity.who().issuer();
        return new IdentitiesPage.Linked(
                identity.id(),
                settings.issuedBy(issuer).map(Provider::label).orElse(issuer),
                identity.address().map(Objects::toString).orElse(""),
                identity.usedAt().atZone(ZoneOffset.UTC).toLocalDate().toString());
    }

    private String name(ProvenIdentity.Kept identity) {
        String label = settings.issuedBy(identity.who().issuer())
                .map(Provider::label)
                .orElse(identity.who().issuer());
        return identity.address().isEmpty() ? label : label + " (" + identity.address() + ")";
    }

    private boolean isFresh(HttpServletRequest request) {
        return ZoneSession.in(request, Zone.ACCOUNT)
                .filter(somebody -> somebody.isFresh(clock.instant()))
                .isPresent();
    }

    private static AccountId person(HttpServletRequest request) {
        return new AccountId(request.getUserPrincipal().getName());
    }
}
