package io.stoa.openid.view;

import io.stoa.account.AccountId;
import io.stoa.identity.Role;
import io.stoa.identity.auth.Caller;
import io.stoa.identity.auth.Redirect;
import io.stoa.identity.auth.ReturnPath;
import io.stoa.identity.auth.Zone;
import io.stoa.identity.auth.ZoneSession;
import io.stoa.identity.auth.ZoneSession.SignedIn;
import io.stoa.openid.IdentityProviders;
import io.stoa.openid.ProvenIdentity;
import io.stoa.openid.service.AnswerThrottle;
import io.stoa.openid.service.ExternalSignIn;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.rest.DesignedFailure;
import io.stoa.proxy.auth.ClientAddress;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code GET /account/openid/callback/{provider}}: where a provider sends people back to. Each provider has an address of
 * its own, so that no answer of one is taken for another's.
 *
 * @see "RFC 9700, section 4.4"
 */
@WebServlet(urlPatterns = "/account/openid/callback/*")
public class CallbackServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String IDENTITIES = "/account/identities";

    @Inject
    transient Troubles troubles;

    @Inject
    transient IdentityProviders providers;

    @Inject
    transient ExternalSignIn signIn;

    @Inject
    transient AnswerThrottle throttle;

    @Inject
    transient ClientAddress clientAddress;

    @Inject
    transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader("Referrer-Policy", "no-referrer"); // the address holds a code
        String address = clientAddress.of(request);
        try {
            throttle.admit(address);
            Redirect.to(finish(errand(request), request), response);
        } catch (RuntimeException failure) {
            MarketplaceException designed = DesignedFailure.of(failure);
            throttle.failed(address, designed);
            troubles.show(designed, request, response);
        }
    }

    private Errand errand(HttpServletRequest request) {
        return Troubles.named(request)
                .flatMap(provider -> Errand.take(request, provider, request.getParameter("state")))
                .filter(known -> known.pending().isGood(clock.instant()))
                .orElseThrow(CallbackServlet::unexpected);
    }

    /** Where the person goes on. */
    private String finish(Errand errand, HttpServletRequest request) {
        ProvenIdentity proven = providers.prove(errand.pending(), answer(request));
        if (!errand.linkTo().isEmpty()) {
            return asked(errand, proven, request);
        }
        enter(errand, proven, request);
        return errand.returnPath().map(ReturnPath::value).orElse("/account/");
    }

    private void enter(Errand errand, ProvenIdentity proven, HttpServletRequest request) {
        Instant since = clock.instant();
        AccountId person = person(errand, proven, request);
        Caller caller = new Caller(person.value(), Set.of(Role.Names.PERSON));
        ZoneSession.enter(request, Zone.ACCOUNT, new SignedIn(caller, since, provenAt(errand, proven, since)));
    }

    private AccountId person(Errand errand, ProvenIdentity proven, HttpServletRequest request) {
        try {
            return signIn.signIn(proven);
        } catch (MarketplaceException nobody) {
            if (TroublePage.canBeLinked(nobody.code())) {
                WaitingIdentity.keep(request, proven, errand, clock.instant());
            }
            throw nobody;
        }
    }

    // a provider that remembers people lets them in without asking; that says nothing of who sits there now
    private static Instant provenAt(Errand errand, ProvenIdentity proven, Instant now) {
        Instant asked = errand.pending().again() ? now : Instant.EPOCH;
        return proven.authTime().map(at -> at.isAfter(now) ? asked : at).orElse(Instant.EPOCH);
    }

    // whom a provider names may be somebody else than who sits there: the page says who it is, and the person says yes
    private String asked(Errand errand, ProvenIdentity proven, HttpServletRequest request) {
        boolean isSamePerson = request.getUserPrincipal() != null
                && errand.linkTo().equals(request.getUserPrincipal().getName());
        if (!isSamePerson) {
            throw unexpected();
        }
        WaitingIdentity.keep(request, proven, errand, clock.instant());
        return IDENTITIES;
    }

    private static Map<String, List<String>> answer(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, parameter -> List.of(parameter.getValue())));
    }

    private static MarketplaceException unexpected() {
        return new MarketplaceException(
                FailureCode.OPENID_ANSWER_UNEXPECTED,
                "Nobody asked for this answer here, or it was used, or it took more than ten minutes. Start again.");
    }
}
