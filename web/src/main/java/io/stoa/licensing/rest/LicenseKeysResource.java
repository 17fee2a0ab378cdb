package io.stoa.licensing.rest;

import io.stoa.identity.Role;
import io.stoa.licensing.service.CertificateRequest;
import io.stoa.licensing.service.LicensingKeyService;
import io.stoa.problem.rest.JsonBody;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;

/** The keys licences are made with: asking for their certificates, installing them. A private key is in no answer. */
@Path("license-keys")
@RequestScoped
@RolesAllowed({Role.Names.OPERATOR, Role.Names.OWNER})
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class LicenseKeysResource {

    /** Every key, the newest first. */
    public record Keys(List<LicenseKeyView> keys) {}

    /** What to upload to Apple's portal. */
    public record Requests(List<Requested> requests) {}

    /** One request. @param signingRequest PKCS #10 in PEM */
    public record Requested(String id, String purpose, String signingRequest) {

        static Requested of(CertificateRequest request) {
            return new Requested(request.key().value(), request.purpose().word(), request.pem());
        }
    }

    @Inject
    LicensingKeyService keys;

    @Inject
    Clock clock;

    @GET
    @RolesAllowed({Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
    public Keys list() {
        return new Keys(keys.list().stream().map(LicenseKeyView::of).toList());
    }

    @POST
    @Path("requests")
    public Requests request(byte[] body, @Context SecurityContext security) {
        JsonBody order = JsonBody.parse(body);
        List<CertificateRequest> requests =
                keys.request(LicenseKeyBodies.subject(order), order.flag("fresh"), actor(security));
        return new Requests(requests.stream().map(Requested::of).toList());
    }

    @POST
    @Path("certificates")
    public Keys install(byte[] body, @Context SecurityContext security) {
        JsonBody order = JsonBody.parse(body);
        keys.install(
                LicenseKeyBodies.certificates(order, clock.instant()),
                LicenseKeyBodies.formerUntil(order, clock.instant()),
                actor(security));
        return list();
    }

    private static String actor(SecurityContext security) {
        return security.getUserPrincipal().getName();
    }
}
