package io.stoa.admin.view;

import io.stoa.identity.auth.Redirect;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /admin/}: leads to the first page of the console. */
@WebServlet(urlPatterns = {"/admin", "/admin/"})
public class ConsoleEntrance extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Redirect.to("/admin/notifications.xhtml", response);
    }
}
