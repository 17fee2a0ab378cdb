package io.stoa.notification.rest;

import io.stoa.notification.Delivery;
import io.stoa.notification.service.NotificationIntake;
import io.stoa.notification.service.NotificationSignature;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.rest.CountedBody;
import io.stoa.problem.rest.DesignedFailure;
import io.stoa.problem.rest.Problems;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * Receives notifications. The answer is empty and 200 as soon as the row is committed; Apple logs what we answer. A servlet
 * and not a resource: the signature is the caller's only credential, the body is nothing but bytes, and a flood costs half.
 */
@WebServlet({"/webhooks/app-store-connect", "/webhooks/app-store-connect/"})
public class AppStoreConnectWebhook extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String SIGNATURE = "x-apple-signature";

    @Inject
    transient NotificationSignature signature;

    @Inject
    transient NotificationIntake intake;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            Problems.write(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Method Not Allowed");
            return;
        }
        try {
            receive(request);
            response.setContentLength(0);
        } catch (RuntimeException escaped) {
            Problems.write(response, DesignedFailure.of(escaped));
        }
    }

    private void receive(HttpServletRequest request) throws IOException {
        List<String> claimed = Collections.list(request.getHeaders(SIGNATURE));
        if (!signature.isWellFormed(claimed)) {
            throw refused();
        }
        byte[] body = CountedBody.allOf(request);
        int secret = signature.verifiedBy(body, claimed.get(0)).orElseThrow(AppStoreConnectWebhook::refused);
        intake.receive(new Delivery(body, KeptHeaders.of(request), secret));
    }

    private static MarketplaceException refused() {
        return new MarketplaceException(
                FailureCode.SIGNATURE_REFUSED, "The notification is not signed with a secret of this installation.");
    }
}
