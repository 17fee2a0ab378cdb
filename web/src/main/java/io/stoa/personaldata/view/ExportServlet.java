package io.stoa.personaldata.view;

import io.stoa.account.AccountId;
import io.stoa.personaldata.service.PersonalData;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /account/export}: all that is held about whoever is signed in, to keep. */
@WebServlet(urlPatterns = "/account/export")
public class ExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient PersonalData data;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AccountId person = new AccountId(request.getUserPrincipal().getName());
        response.setContentType("application/json");
        response.setHeader("Content-Disposition", "attachment; filename=\"account.json\"");
        response.setHeader("Cache-Control", "no-store");
        if (!data.write(person, response.getOutputStream())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
