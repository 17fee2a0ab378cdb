package io.stoa.storefront.view;

import io.stoa.storefront.AppPage;
import io.stoa.storefront.service.Storefront;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code GET /apps/{appleItemId}}: an app's page; {@code POST /apps/{appleItemId}/install-link}: a fresh install link. */
@WebServlet(urlPatterns = "/apps/*")
public class AppPageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Storefront storefront;

    @Inject
    transient ConditionalGet conditional;

    @Inject
    transient PageTemplates templates;

    @Inject
    transient InstallLinkAnswer installLink;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<AppPage> page =
                AppPath.of(request).filter(path -> !path.installLink()).flatMap(path -> storefront.appPage(path.app()));
        if (page.isEmpty()) {
            showMissing(request, response);
        } else if (!conditional.isAnswered(page.get(), request, response)) {
            templates.show("app.xhtml", page.get(), request, response);
        }
    }

    private void showMissing(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setHeader("Cache-Control", "no-store");
        templates.show("missing.xhtml", storefront.masthead(), request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        installLink.answer(AppPath.of(request).filter(AppPath::installLink).map(AppPath::app), request, response);
    }
}
