package io.stoa.secrets.rest;

import io.stoa.identity.Role;
import io.stoa.problem.rest.JsonBody;
import io.stoa.secrets.SealedBatch;
import io.stoa.secrets.SealedPlace;
import io.stoa.secrets.service.ReWrapping;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;

/** Seals everything anew under the first key of {@code stoa.secrets.key-file}, a step a request. */
@Path("secrets/re-wraps")
@RequestScoped
@RolesAllowed({Role.Names.OPERATOR, Role.Names.OWNER})
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class ReWrapsResource {

    /** How many secrets are sealed with one key. */
    public record Count(String key, int secrets) {}

    /** A secret that does not open. */
    public record Unreadable(String kind, String id, String key) {}

    /**
     * One step.
     *
     * @param key   the key everything is to be sealed with
     * @param next  where the next step begins; absent after the last
     */
    public record Step(
            String key,
            String kind,
            int sealedAnew,
            List<Count> sealedWith,
            List<Unreadable> unreadable,
            Optional<String> next) {

        static Step of(ReWrapping.Step step) {
            SealedBatch batch = step.batch();
            return new Step(
                    step.key(),
                    step.kind(),
                    batch.sealedAnew(),
                    batch.byKey().entrySet().stream()
                            .map(entry -> new Count(entry.getKey(), entry.getValue()))
                            .toList(),
                    batch.unreadable().stream()
                            .map(row -> new Unreadable(row.kind(), row.id(), row.key()))
                            .toList(),
                    step.next().map(SealedPlace::toString));
        }
    }

    @Inject
    ReWrapping reWrapping;

    @POST
    public Step step(byte[] body, @Context SecurityContext security) {
        JsonBody order = JsonBody.parse(body);
        Optional<SealedPlace> place = order.optionalText("after").map(ReWrapsResource::place);
        return Step.of(
                order.flag("onlyCount")
                        ? reWrapping.count(place)
                        : reWrapping.sealAnew(place, security.getUserPrincipal().getName()));
    }

    private static SealedPlace place(String text) {
        return SealedPlace.parse(text)
                .orElseThrow(() -> JsonBody.malformed("\"after\" is not a place that was given out."));
    }
}
