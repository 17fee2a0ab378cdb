package io.stoa.account.view;

import io.stoa.account.AccountId;
import io.stoa.account.service.AccountDeletion;
import io.stoa.account.service.Accounts;
import io.stoa.account.service.PersonSignIn;
import io.stoa.identity.auth.FormToken;
import io.stoa.identity.auth.Redirect;
import io.stoa.identity.auth.Zone;
import io.stoa.identity.auth.ZoneSession;
import io.stoa.proxy.auth.ClientAddress;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** {@code /account/deletion}: deletes the account of whoever is signed in and knows the password. */
@WebServlet(urlPatterns = "/account/deletion")
public class DeletionServlet extends HttpServlet {

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
    transient AccountDeletion deletion;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        show("", request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setCharacterEncoding("UTF-8");
        String present = Objects.requireNonNullElse(request.getParameter("present"), "");
        if (!FormToken.isIn(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            show("form.old", request, response);
        } else if (!signIn.confirms(person(request), present.toCharArray(), clientAddress.of(request))) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            show("password.wrong", request, response);
        } else {
            deletion.delete(person(request));
            ZoneSession.leave(request, Zone.ACCOUNT);
            Redirect.to("/account/sign-in?deleted", response);
        }
    }

    private void show(String message, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String login = accounts.get(person(request)).login().value();
        pages.show("deletion.xhtml", new PasswordPage(login, message), request, response);
    }

    private static AccountId person(HttpServletRequest request) {
        return new AccountId(request.getUserPrincipal().getName());
    }
}
