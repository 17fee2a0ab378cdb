package io.stoa.entitlement.view;

import io.stoa.account.AccountId;
import io.stoa.account.view.AccountPages;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.EntitlementQuery;
import io.stoa.entitlement.service.EntitlementGroups;
import io.stoa.entitlement.service.EntitlementRegister;
import io.stoa.entitlement.service.EntitlementRegister.RegisteredEntitlement;
import io.stoa.problem.MarketplaceException;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /account/entitlements}: what whoever is signed in was granted, and what became of it. */
@WebServlet(urlPatterns = OwnEntitlementsServlet.PATH)
public class OwnEntitlementsServlet extends HttpServlet {

    static final String PATH = "/account/entitlements";
    static final int NEWEST = 100;

    private static final long serialVersionUID = 1L;

    @Inject
    transient AccountPages pages;

    @Inject
    transient EntitlementRegister register;

    @Inject
    transient EntitlementGroups groups;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            pages.show("entitlements.xhtml", page(request), request, response);
        } catch (MarketplaceException noCursor) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private OwnEntitlementsPage page(HttpServletRequest request) {
        AccountId person = new AccountId(request.getUserPrincipal().getName());
        Optional<String> cursor = Optional.ofNullable(request.getParameter("cursor"));
        List<RegisteredEntitlement> own = register.page(EntitlementQuery.of(person), cursor, NEWEST);
        Map<EntitlementGroupId, String> names = groups.names(own.stream()
                .flatMap(each -> each.entitlement().target().group().stream())
                .toList());
        String older = own.size() < NEWEST
                ? ""
                : PATH + "?cursor=" + own.get(NEWEST - 1).entitlement().id();
        return new OwnEntitlementsPage(
                own.stream()
                        .map(each -> OwnEntitlementsPage.Row.of(each, names))
                        .toList(),
                older);
    }
}
