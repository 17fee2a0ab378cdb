package io.stoa.storefront.view;

import io.stoa.apple.AppleItemId;
import io.stoa.install.service.InstallLinks;
import io.stoa.problem.FailureCode;
import io.stoa.problem.rest.Problems;
import io.stoa.proxy.auth.ClientAddress;
import io.stoa.storefront.service.InstallLinkThrottle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Answers our own page, and nobody else, with a link to install an app. The token in the link is made for this one tap:
 * it expires after minutes, so the answer is never kept.
 */
@ApplicationScoped
public class InstallLinkAnswer {

    @Inject
    OwnOrigin origin;

    @Inject
    InstallLinkThrottle throttle;

    @Inject
    ClientAddress clientAddress;

    @Inject
    InstallLinks links;

    /** @param app the app the path names; empty where it names none */
    public void answer(Optional<AppleItemId> app, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!origin.sent(request)) {
            Problems.write(response, FailureCode.NOT_ALLOWED, "An install link is only given to the app's own page.");
        } else if (!throttle.admit(clientAddress.of(request))) {
            Problems.write(response, FailureCode.RATE_LIMITED, "Too many install links. Wait a moment and tap again.");
        } else {
            write(app.flatMap(links::linkFor), response);
        }
    }

    private static void write(Optional<String> link, HttpServletResponse response) throws IOException {
        if (link.isEmpty()) {
            Problems.write(response, FailureCode.NOT_FOUND, "This app is not installed from a web page.");
            return;
        }
        byte[] body = Json.createObjectBuilder()
                .add("link", link.get())
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(body);
    }
}
