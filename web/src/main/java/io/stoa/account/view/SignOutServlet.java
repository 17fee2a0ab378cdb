package io.stoa.account.view;

import io.stoa.account.AccountId;
import io.stoa.account.service.OwnAccount;
import io.stoa.identity.auth.FormToken;
import io.stoa.identity.auth.Redirect;
import io.stoa.identity.auth.ReturnPath;
import io.stoa.identity.auth.Zone;
import io.stoa.identity.auth.ZoneSession;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code POST /account/sign-out}: signs out in this browser, or with {@code everywhere} in all browsers and on all devices.
 * With {@code return} the person signs in anew and goes on there. An administrator in the same browser stays signed in.
 */
@WebServlet(urlPatterns = "/account/sign-out")
public class SignOutServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient OwnAccount own;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!FormToken.isIn(request)) {
            // an old form: whoever is still signed in finds a new one there
            Redirect.to("/account/", response);
            return;
        }
        if (request.getParameter("everywhere") != null) {
            own.signOutEverywhere(new AccountId(request.getUserPrincipal().getName()));
        }
        ZoneSession.leave(request, Zone.ACCOUNT);
        Redirect.to(afterwards(request), response);
    }

    private static String afterwards(HttpServletRequest request) {
        return ReturnPath.parse(request.getParameter(ReturnPath.PARAMETER))
                .map(back -> "/account/sign-in" + back.asQuery() + "&again")
                .orElse("/account/sign-in?left");
    }
}
