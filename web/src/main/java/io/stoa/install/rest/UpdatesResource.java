package io.stoa.install.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.install.UpdatesAnswer;
import io.stoa.install.service.DeviceAnswers;
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

/** What is newer than what a device has. The device asks at most once a day. */
@Path("")
@RequestScoped
@PermitAll
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class UpdatesResource {

    @Inject
    DeviceAnswers answers;

    @Inject
    DeviceCaller caller;

    @POST
    @Path("updates")
    public UpdatesAnswer updates(byte[] body) {
        return answers.updates(DeviceRequests.read(body, caller.account(), Optional.empty()));
    }

    /** The same for an app that has an address of its own: the marketplace's own and each web-distributed one. */
    @POST
    @Path("apps/{appleItemId}/updates")
    public UpdatesAnswer updates(@PathParam("appleItemId") String appleItemId, byte[] body) {
        AppleItemId only = PathIds.appleItemId(appleItemId);
        return answers.updates(DeviceRequests.read(body, caller.account(), Optional.of(only)));
    }
}
