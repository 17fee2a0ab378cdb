package io.stoa.account.view;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.WaysIn;
import io.stoa.account.service.Accounts;
import io.stoa.account.service.Letters;
import io.stoa.account.service.OwnAccount;
import io.stoa.account.service.PasswordSettings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** {@code GET /account/}: the account of whoever is signed in. */
@WebServlet(urlPatterns = {"/account", "/account/"})
public class AccountServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient AccountPages pages;

    @Inject
    transient Accounts accounts;

    @Inject
    transient OwnAccount own;

    @Inject
    transient PasswordSettings passwords;

    @Inject
    transient Letters letters;

    @Inject
    transient WaysIn elsewhere;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Account account = accounts.get(new AccountId(request.getUserPrincipal().getName()));
        List<AccountPage.Device> devices =
                own.devicesOf(account.id()).stream().map(AccountPage.Device::of).toList();
        String message = request.getParameter("changed") == null ? "" : "password.changed";
        AccountPage page = new AccountPage(
                account.login().value(),
                message,
                passwordOf(account),
                !elsewhere.offered().isEmpty(),
                devices);
        pages.show("account.xhtml", page, request, response);
    }

    private String passwordOf(Account account) {
        if (!passwords.areTaken()) {
            return "";
        }
        if (account.passwordHash().isPresent()) {
            return "change";
        }
        return letters.canBeSent() ? "choose" : "";
    }
}
