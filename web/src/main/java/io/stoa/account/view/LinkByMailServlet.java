package io.stoa.account.view;

import io.stoa.account.LetterKind;
import io.stoa.account.MailAddress;
import io.stoa.account.service.Letters;
import io.stoa.account.service.SignUpSettings;
import io.stoa.identity.auth.FormToken;
import io.stoa.proxy.auth.ClientAddress;
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
 * {@code /account/sign-up} and {@code /account/forgotten}: order a letter with a link. What they answer, and how long that
 * takes, tells nobody whether the address has an account.
 */
@WebServlet(urlPatterns = {LinkByMailServlet.SIGN_UP, LinkByMailServlet.FORGOTTEN})
public class LinkByMailServlet extends HttpServlet {

    static final String SIGN_UP = "/account/sign-up";
    static final String FORGOTTEN = "/account/forgotten";

    private static final long serialVersionUID = 1L;
    private static final String ADDRESS = "address";

    @Inject
    transient ClientAddress clientAddress;

    @Inject
    transient AccountPages pages;

    @Inject
    transient Letters letters;

    @Inject
    transient SignUpSettings signUp;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        show(openState(request, response), "", "", request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setCharacterEncoding("UTF-8");
        String typed =
                Objects.requireNonNullElse(request.getParameter(ADDRESS), "").strip();
        Optional<MailAddress> address = MailAddress.parse(typed);
        String state = openState(request, response);
        if (!state.equals("form")) {
            show(state, "", "", request, response);
        } else if (!FormToken.isIn(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            show("form", address.map(MailAddress::value).orElse(""), "form.old", request, response);
        } else if (address.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            show("form", "", "letter.address", request, response);
        } else {
            String language = AccountPages.SENTENCES.forVisitor(request).language();
            letters.order(kindOf(request), address.get(), language, clientAddress.of(request));
            show("sent", address.get().value(), "", request, response);
        }
    }

    private String openState(HttpServletRequest request, HttpServletResponse response) {
        if (kindOf(request) == LetterKind.SIGN_UP && !signUp.isOpen()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "closed";
        }
        if (!letters.canBeSent()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return "no-mail";
        }
        return "form";
    }

    private void show(
            String state, String address, String message, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String name = kindOf(request) == LetterKind.SIGN_UP ? "sign-up" : "forgotten";
        pages.show("link-by-mail.xhtml", new LinkByMailPage(name, state, address, message), request, response);
    }

    private static LetterKind kindOf(HttpServletRequest request) {
        return SIGN_UP.equals(request.getServletPath()) ? LetterKind.SIGN_UP : LetterKind.RESET;
    }
}
