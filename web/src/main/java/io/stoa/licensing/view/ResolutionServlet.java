package io.stoa.licensing.view;

import io.stoa.apple.AppleItemId;
import io.stoa.identity.auth.ReturnPath;
import io.stoa.identity.auth.Zone;
import io.stoa.licensing.service.LicenseResolution;
import io.stoa.licensing.service.LicenseResolution.Resolution;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collections;
import java.util.Optional;

/**
 * The page a device opens when somebody taps an app whose licence ran out. The device adds account, app and version to the
 * address, and nobody vouches for them: of the app the page says what everybody may know, and of a licence only what is the
 * signed-in person's own.
 *
 * @see "Apple, App License Delivery SDK: Renewing and revoking app licenses"
 */
@WebServlet(urlPatterns = ResolutionServlet.PATH)
public class ResolutionServlet extends HttpServlet {

    static final String PATH = "/licenses/resolution";

    private static final long serialVersionUID = 1L;

    // with a capital ID, unlike everything else devices send
    private static final String APP = "appleItemID";

    @Inject
    transient LicenseResolution resolution;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<AppleItemId> app =
                Optional.ofNullable(request.getParameter(APP)).flatMap(AppleItemId::parse);
        // who is signed in says the session of people; a parameter never takes its place
        Optional<String> person =
                Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);
        Resolution found = resolution.of(app, person);
        ResolutionTexts texts = ResolutionTexts.in(Collections.list(request.getLocales()));
        byte[] page = ResolutionPage.write(found, texts, person.isEmpty() ? Optional.of(signIn(app)) : Optional.empty())
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        response.setHeader("Content-Language", texts.language());
        response.setHeader("Vary", "Accept-Language");
        response.setHeader("Cache-Control", "no-store"); // the address holds an account
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        response.getOutputStream().write(page);
    }

    // back to this page with nothing of its address but the app
    private static String signIn(Optional<AppleItemId> app) {
        String back = app.map(id -> PATH + "?" + APP + "=" + id).orElse(PATH);
        return Zone.ACCOUNT.signInPage().orElseThrow() + new ReturnPath(back).asQuery();
    }
}
