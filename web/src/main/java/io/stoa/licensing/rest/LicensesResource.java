package io.stoa.licensing.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.licensing.LicenseCaller;
import io.stoa.licensing.service.LicenseRenewalService;
import io.stoa.licensing.service.LicenseService;
import io.stoa.oauth.rest.DeviceCaller;
import io.stoa.problem.rest.PathIds;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/**
 * Licences for devices: new ones and renewals. Apps that have an address of their own ask there, and only for themselves.
 *
 * @see "Apple, App License Delivery SDK: Licensing alternative distribution apps"
 */
@Path("")
@RequestScoped
@PermitAll
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class LicensesResource {

    @Inject
    LicenseService licenses;

    @Inject
    LicenseRenewalService renewals;

    @Inject
    DeviceCaller caller;

    @POST
    @Path("licenses")
    public LicenseAnswer issue(byte[] body) {
        return LicenseAnswer.of(licenses.issue(LicenseBodies.order(body, callerFor(Optional.empty()))));
    }

    @POST
    @Path("licenses/renewals")
    public RenewalAnswer renew(byte[] body) {
        return RenewalAnswer.of(renewals.renew(LicenseBodies.renewal(body, callerFor(Optional.empty()))));
    }

    @POST
    @Path("apps/{appleItemId}/licenses")
    public LicenseAnswer issue(@PathParam("appleItemId") String appleItemId, byte[] body) {
        LicenseCaller only = callerFor(Optional.of(PathIds.appleItemId(appleItemId)));
        return LicenseAnswer.of(licenses.issue(LicenseBodies.order(body, only)));
    }

    @POST
    @Path("apps/{appleItemId}/licenses/renewals")
    public RenewalAnswer renew(@PathParam("appleItemId") String appleItemId, byte[] body) {
        LicenseCaller only = callerFor(Optional.of(PathIds.appleItemId(appleItemId)));
        return RenewalAnswer.of(renewals.renew(LicenseBodies.renewal(body, only)));
    }

    private LicenseCaller callerFor(Optional<AppleItemId> onlyApp) {
        return new LicenseCaller(caller.account(), onlyApp);
    }
}
