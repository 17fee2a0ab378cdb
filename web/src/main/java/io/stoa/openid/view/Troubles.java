package io.stoa.openid.view;

import io.stoa.account.view.AccountPages;
import io.stoa.openid.ProviderName;
import io.stoa.openid.service.OpenIdSettings;
import io.stoa.openid.service.Provider;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.rest.ProblemType;
import io.stoa.problem.rest.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Shows what a sign-in by a provider came to, where it came to nothing. */
@ApplicationScoped
public class Troubles {

    private static final Logger LOG = System.getLogger(Troubles.class.getName());

    @Inject
    AccountPages pages;

    @Inject
    OpenIdSettings settings;

    void show(MarketplaceException failure, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        LOG.log(Level.INFO, "openid.sign-in-failed code={0}", failure.code().slug());
        response.setStatus(ProblemType.of(failure.code()).status());
        Problems.tellWhenToComeAgain(response, failure.code());
        TroublePage page = TroublePage.of(failure, label(request), request.getUserPrincipal() != null);
        pages.show("openid-trouble.xhtml", page, request, response);
    }

    private String label(HttpServletRequest request) {
        return named(request)
                .flatMap(name -> settings.providers().stream()
                        .filter(provider -> provider.name().equals(name))
                        .findFirst())
                .map(Provider::label)
                .orElse("");
    }

    /** The provider a form or an address names. */
    static Optional<ProviderName> named(HttpServletRequest request) {
        String path = request.getPathInfo();
        return ProviderName.parse(path == null ? request.getParameter("provider") : path.substring(1));
    }
}
