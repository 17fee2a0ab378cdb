package io.stoa.account.view;

import io.stoa.account.AccountId;
import io.stoa.account.PasswordFlaw;
import io.stoa.account.service.Accounts;
import io.stoa.account.service.OwnAccount;
import io.stoa.account.service.PersonSignIn;
import io.stoa.identity.auth.FormToken;
import io.stoa.identity.auth.Redirect;
import io.stoa.identity.auth.Zone;
import io.stoa.identity.auth.ZoneSession;
import io.stoa.identity.auth.ZoneSession.SignedIn;
import io.stoa.proxy.auth.ClientAddress;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code /account/password}: changes the password of whoever is signed in and knows the present one. Every other sign-in
 * ends; this browser stays, under a new session id.
 */
@WebServlet(urlPatterns = "/account/password")
public class PasswordServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient ClientAddress clientAddress;

    @Inject
    transient AccountPages pages;

    @Inject
    transient Accounts accounts;

    @Inject
    transient PersonSignIn signIn;

    @Inject
    transient OwnAccount own;

    @Inject
    transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        show("", request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setCharacterEncoding("UTF-8");
        Optional<String> refusal = FormToken.isIn(request) ? change(request) : Optional.of("form.old");
        if (refusal.isEmpty()) {
            stay(request);
            Redirect.to("/account/?changed", response);
        } else {
            response.setStatus(
                    refusal.get().equals("form.old")
                            ? HttpServletResponse.SC_FORBIDDEN
                            : HttpServletResponse.SC_BAD_REQUEST);
            show(refusal.get(), request, response);
        }
    }

    /** Why the password was not changed, as the key of a sentence; empty when it was. */
    private Optional<String> change(HttpServletRequest request) {
        String present = field("present", request);
        String chosen = field("chosen", request);
        if (!chosen.equals(field("again", request))) {
            return Optional.of("password.differs");
        }
        if (!signIn.confirms(person(request), present.toCharArray(), clientAddress.of(request))) {
            return Optional.of("password.wrong");
        }
        return own.choosePassword(person(request), chosen.toCharArray())
                .map(PasswordFlaw::name)
                .map(flaw -> "password." + flaw);
    }

    private void stay(HttpServletRequest request) {
        ZoneSession.in(request, Zone.ACCOUNT)
                .ifPresent(somebody ->
                        ZoneSession.enter(request, Zone.ACCOUNT, new SignedIn(somebody.caller(), clock.instant())));
    }

    private void show(String message, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String login = accounts.get(person(request)).login().value();
        pages.show("password.xhtml", new PasswordPage(login, message), request, response);
    }

    private static AccountId person(HttpServletRequest request) {
        return new AccountId(request.getUserPrincipal().getName());
    }

    private static String field(String name, HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
