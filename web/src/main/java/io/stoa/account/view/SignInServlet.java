package io.stoa.account.view;

import io.stoa.account.WaysIn;
import io.stoa.account.service.PasswordSettings;
import io.stoa.account.service.SignUpSettings;
import io.stoa.identity.Login;
import io.stoa.identity.auth.FormToken;
import io.stoa.identity.auth.Redirect;
import io.stoa.identity.auth.ReturnPath;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code /account/sign-in}: where people sign in. Whatever was wrong with login or password, the answer is the same. It
 * needs no script, so that it works in the smallest web view.
 */
@WebServlet(urlPatterns = "/account/sign-in")
public class SignInServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String ACCOUNT = "/account/";
    private static final String AGAIN = "again";
    private static final List<String> NEWS = List.of("left", "deleted", "chosen", AGAIN, "link");

    @Inject
    transient AccountPages pages;

    @Inject
    transient SecurityContext security;

    @Inject
    transient SignUpSettings signUp;

    @Inject
    transient PasswordSettings passwords;

    @Inject
    transient WaysIn elsewhere;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getUserPrincipal() != null) {
            Redirect.to(destination(request), response);
            return;
        }
        show(news(request), false, request, response);
    }

    /** What the page that led here has to tell, as the key of a sentence. */
    private static String news(HttpServletRequest request) {
        return NEWS.stream()
                .filter(word -> request.getParameter(word) != null)
                .findFirst()
                .map(word -> "sign-in." + word)
                .orElse("");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setCharacterEncoding("UTF-8");
        if (!FormToken.isIn(request)) {
            refuse(HttpServletResponse.SC_FORBIDDEN, "form.old", request, response);
        } else if (!passwords.areTaken()) {
            refuse(HttpServletResponse.SC_FORBIDDEN, "sign-in.elsewhere", request, response);
        } else if (isEmpty(request.getParameter("login")) || isEmpty(request.getParameter("password"))) {
            refuse(HttpServletResponse.SC_BAD_REQUEST, "sign-in.missing", request, response);
        } else if (authenticate(request, response) == AuthenticationStatus.SUCCESS) {
            Redirect.to(destination(request), response);
        } else if (!response.isCommitted()) { // else it was answered that nobody can look now
            refuse(HttpServletResponse.SC_FORBIDDEN, "sign-in.refused", request, response);
        }
    }

    private AuthenticationStatus authenticate(HttpServletRequest request, HttpServletResponse response) {
        UsernamePasswordCredential credential =
                new UsernamePasswordCredential(request.getParameter("login").strip(), request.getParameter("password"));
        return security.authenticate(
                request, response, AuthenticationParameters.withParams().credential(credential));
    }

    private void refuse(int status, String message, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setStatus(status);
        show(message, true, request, response);
    }

    private void show(String message, boolean isTrouble, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String login = Optional.ofNullable(request.getParameter("login"))
                .flatMap(Login::parse)
                .map(Login::value)
                .orElse("");
        String goOn = goOn(request).map(ReturnPath::value).orElse("");
        boolean isAgain = request.getParameter(AGAIN) != null;
        pages.show(
                "sign-in.xhtml", new SignInPage(login, goOn, message, isTrouble, isAgain, ways()), request, response);
    }

    private SignInPage.Ways ways() {
        boolean isByPassword = passwords.areTaken();
        return new SignInPage.Ways(isByPassword, isByPassword && signUp.isOpen(), elsewhere.offered());
    }

    private static String destination(HttpServletRequest request) {
        return goOn(request).map(ReturnPath::value).orElse(ACCOUNT);
    }

    private static Optional<ReturnPath> goOn(HttpServletRequest request) {
        return ReturnPath.parse(request.getParameter(ReturnPath.PARAMETER));
    }

    private static boolean isEmpty(String field) {
        return field == null || field.isEmpty();
    }
}
