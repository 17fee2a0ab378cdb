package io.stoa.notification.rest;

import io.stoa.notification.Delivery;
import io.stoa.notification.service.NotificationIntake;
import io.stoa.notification.service.NotificationSignature;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Receives notifications. The answer is empty and 200 as soon as the row is committed; Apple logs what we answer. */
@Path("app-store-connect")
@RequestScoped
@PermitAll
@Consumes(MediaType.WILDCARD)
public class AppStoreConnectWebhook {

    private static final String SIGNATURE = "x-apple-signature";

    @Inject
    NotificationSignature signature;

    @Inject
    NotificationIntake intake;

    @POST
    public Response receive(@Context HttpHeaders headers, InputStream content) throws IOException {
        List<String> claimed = headers.getRequestHeaders().getOrDefault(SIGNATURE, List.of());
        if (!signature.isWellFormed(claimed)) {
            throw refused();
        }
        byte[] body = content.readAllBytes();
        int secret = signature.verifiedBy(body, claimed.get(0)).orElseThrow(AppStoreConnectWebhook::refused);
        intake.receive(new Delivery(body, KeptHeaders.of(headers.getRequestHeaders()), secret));
        return Response.ok().build();
    }

    private static MarketplaceException refused() {
        return new MarketplaceException(
                FailureCode.SIGNATURE_REFUSED, "The notification is not signed with a secret of this installation.");
    }
}
