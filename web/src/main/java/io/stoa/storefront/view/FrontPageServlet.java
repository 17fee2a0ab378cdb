package io.stoa.storefront.view;

import io.stoa.storefront.FrontPage;
import io.stoa.storefront.service.Storefront;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /}: every app on offer. */
@WebServlet(urlPatterns = "")
public class FrontPageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Storefront storefront;

    @Inject
    transient ConditionalGet conditional;

    @Inject
    transient PageTemplates templates;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        FrontPage page = storefront.frontPage();
        if (!conditional.isAnswered(page, request, response)) {
            templates.show("front.xhtml", page, request, response);
        }
    }
}
