package io.stoa.licensing.view;

import io.stoa.apple.AppleItemId;
import io.stoa.licensing.service.LicenseResolution;
import io.stoa.licensing.service.LicenseResolution.Resolution;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;

/**
 * The page a device opens when somebody taps an app whose licence ran out. The device adds account, app and version to the
 * address, and nobody vouches for them: of the app the page says what everybody may know, of the account nothing.
 *
 * @see "Apple, App License Delivery SDK: Renewing and revoking app licenses"
 */
@WebServlet(urlPatterns = "/licenses/resolution")
public class ResolutionServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    // with a capital ID, unlike everything else devices send
    private static final String APP = "appleItemID";

    @Inject
    transient LicenseResolution resolution;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<AppleItemId> app =
                Optional.ofNullable(request.getParameter(APP)).flatMap(AppleItemId::parse);
        // there is no sign-in of persons on this host yet, so nobody is signed in; a parameter never takes its place
        Resolution found = resolution.of(app, Optional.empty());
        ResolutionTexts texts = ResolutionTexts.in(Collections.list(request.getLocales()));
        byte[] page = ResolutionPage.write(found, texts).getBytes(StandardCharsets.UTF_8);
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
}
