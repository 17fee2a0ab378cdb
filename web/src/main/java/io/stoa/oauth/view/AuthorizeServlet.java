package io.stoa.oauth.view;

import io.stoa.account.AccountId;
import io.stoa.account.service.Accounts;
import io.stoa.oauth.AuthorizationRefused;
import io.stoa.oauth.AuthorizationRequest;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.TokenRequest;
import io.stoa.oauth.rest.FormBody;
import io.stoa.oauth.service.AuthorizationCodes;
import io.stoa.oauth.service.AuthorizationRequests;
import io.stoa.page.view.SentencesByLanguage;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.settings.InstallationSettings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * {@code /oauth/authorize}: asks a signed-in person ({@code GET}) and carries out what they decided ({@code POST}). Until it is
 * certain who asks and where the answer goes, the person alone is told what is wrong.
 *
 * @see "RFC 6749, section 4.1; RFC 9700, sections 4.1 and 4.12"
 */
@WebServlet(urlPatterns = AuthorizeServlet.PATH)
public class AuthorizeServlet extends HttpServlet {

    static final String PATH = "/oauth/authorize";

    private static final long serialVersionUID = 1L;
    private static final SentencesByLanguage SENTENCES = SentencesByLanguage.of("io.stoa.oauth.consent");

    @Inject
    transient AuthorizationRequests requests;

    @Inject
    transient AuthorizationCodes codes;

    @Inject
    transient Accounts accounts;

    @Inject
    transient SignedInPerson signedIn;

    @Inject
    transient InstallationSettings installation;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TokenRequest parameters = FormBody.parse(queryOf(request));
        try {
            AuthorizationRequest asked = requests.read(parameters);
            Optional<AccountId> person = signedIn.of(request);
            if (person.isEmpty()) {
                sendTo(SignInAddress.before(parameters), response);
            } else {
                ask(asked, parameters, person.get(), request, response);
            }
        } catch (AuthorizationRefused refused) {
            sendTo(refused.location(installation.publicUrl()), response);
        }
    }

    private void ask(
            AuthorizationRequest asked,
            TokenRequest parameters,
            AccountId person,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String ticket = PendingConsent.keep(request, parameters, person);
        new ConsentPage(asked, accounts.get(person), installation.marketplaceName())
                .in(SENTENCES.forVisitor(request), ticket)
                .send(response, waysOn(asked));
    }

    // browsers hold a form to this policy also where the answer to it sends them on
    private static String waysOn(AuthorizationRequest asked) {
        return "'self' " + asked.redirectUri().source();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TokenRequest form = FormBody.parse(request.getInputStream().readNBytes(FormBody.LARGEST + 1));
        AccountId person = signedIn.of(request).orElseThrow(AuthorizeServlet::tooLate);
        TokenRequest parameters = form.optional("ticket")
                .flatMap(ticket -> PendingConsent.take(request, ticket, person))
                .orElseThrow(AuthorizeServlet::tooLate);
        try {
            sendTo(decide(requests.read(parameters), form, person), response);
        } catch (AuthorizationRefused refused) {
            sendTo(refused.location(installation.publicUrl()), response);
        }
    }

    private String decide(AuthorizationRequest asked, TokenRequest form, AccountId person) {
        if (form.optional("decision").filter("allow"::equals).isEmpty()) {
            throw new AuthorizationRefused(
                    OAuthError.ACCESS_DENIED, "The person said no.", asked.redirectUri(), asked.state());
        }
        return asked.granted(codes.give(asked, person).text(), installation.publicUrl());
    }

    // 303: whatever was sent here is not sent on; and never through sendRedirect, which some servers read as a path
    private static void sendTo(String location, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", location);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    private static byte[] queryOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getQueryString()).orElse("").getBytes(StandardCharsets.UTF_8);
    }

    private static MarketplaceException tooLate() {
        return new MarketplaceException(
                FailureCode.NOT_ALLOWED, "This page was open too long. Go back to the app and start again.");
    }
}
