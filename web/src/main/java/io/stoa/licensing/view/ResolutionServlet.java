package io.stoa.licensing.view;

import io.stoa.apple.AppleItemId;
import io.stoa.identity.auth.ReturnPath;
import io.stoa.identity.auth.Zone;
import io.stoa.licensing.service.LicenseResolution;
import io.stoa.licensing.service.LicenseResolution.Resolution;
import io.stoa.page.view.SentencesByLanguage;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
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

    private static final SentencesByLanguage SENTENCES = SentencesByLanguage.of("io.stoa.licensing.resolution");

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
        Optional<String> signIn = person.isEmpty() ? Optional.of(signIn(app)) : Optional.empty();
        ResolutionPage.of(found, SENTENCES.forVisitor(request), signIn).send(response, "'none'");
    }

    // back to this page with nothing of its address but the app
    private static String signIn(Optional<AppleItemId> app) {
        String back = app.map(id -> PATH + "?" + APP + "=" + id).orElse(PATH);
        return Zone.ACCOUNT.signInPage().orElseThrow() + new ReturnPath(back).asQuery();
    }
}
