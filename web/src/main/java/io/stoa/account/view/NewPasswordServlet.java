package io.stoa.account.view;

import io.stoa.account.PasswordFlaw;
import io.stoa.account.service.PasswordLinks;
import io.stoa.account.service.PasswordSettings;
import io.stoa.identity.Login;
import io.stoa.identity.auth.FormToken;
import io.stoa.identity.auth.Redirect;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code /account/new-password}: where the link in a letter leads. Only sending the form spends the link; looking at the page,
 * as a mail server may before the person does, does not. Nobody is signed in by it: the password is typed once more there.
 */
@WebServlet(urlPatterns = "/account/new-password")
public class NewPasswordServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String TOKEN = "token";

    @Inject
    transient AccountPages pages;

    @Inject
    transient PasswordLinks links;

    @Inject
    transient PasswordSettings passwords;

    // where passwords are not taken, nobody is let choose one
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (passwords.areTaken()) {
            super.service(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        show("", request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setCharacterEncoding("UTF-8");
        if (!FormToken.isIn(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            show("form.old", request, response);
        } else if (links.loginOf(field(TOKEN, request)).isEmpty()) {
            show("", request, response);
        } else {
            choose(request, response);
        }
    }

    private void choose(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String chosen = field("chosen", request);
        Optional<String> refusal = chosen.equals(field("again", request))
                ? links.choose(field(TOKEN, request), chosen.toCharArray())
                        .map(PasswordFlaw::name)
                        .map(flaw -> "password." + flaw)
                : Optional.of("password.differs");
        if (refusal.isEmpty()) {
            Redirect.to("/account/sign-in?chosen", response);
        } else {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            show(refusal.get(), request, response);
        }
    }

    private void show(String message, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String token = field(TOKEN, request);
        Optional<Login> login = links.loginOf(token);
        if (login.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
        NewPasswordPage page = login.map(known -> new NewPasswordPage(known.value(), token, message))
                .orElseGet(() -> new NewPasswordPage("", "", ""));
        pages.show("new-password.xhtml", page, request, response);
    }

    private static String field(String name, HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
