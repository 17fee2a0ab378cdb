package io.stoa.licensing.rest;

import io.stoa.identity.Role;
import io.stoa.ledger.rest.StepView;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseQuery;
import io.stoa.licensing.service.LicenseRegister;
import io.stoa.licensing.service.LicenseTrace;
import io.stoa.problem.rest.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** Licences as operators look them up. */
@Path("licenses")
@RequestScoped
@RolesAllowed({Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
@Produces(MediaType.APPLICATION_JSON)
public class LicenseRegisterResource {

    private static final int PAGE = 100;

    /** A page of licences, the newest first; {@code next} is the cursor of the next one, absent on the last. */
    public record Page(List<LicenseView> licenses, Optional<String> next) {}

    /** The steps of an install, the first one first; {@code unknown} says what is not known of any. */
    public record Trace(String licenseId, List<StepView> steps, String unknown) {}

    @Inject
    LicenseRegister register;

    @Inject
    LicenseTrace traces;

    @GET
    public Page list(
            @QueryParam("account") String account,
            @QueryParam("appleItemId") String app,
            @QueryParam("device") String device,
            @QueryParam("licenseId") String number,
            @QueryParam("state") String state,
            @QueryParam("cursor") String cursor) {
        LicenseQuery query = LicenseQuery.of(account, app, device, number, state);
        List<LicenseView> page = register.page(query, Optional.ofNullable(cursor), PAGE).stream()
                .map(LicenseView::listed)
                .toList();
        boolean isLast = page.size() < PAGE;
        return new Page(
                page, isLast ? Optional.empty() : Optional.of(page.get(PAGE - 1).licenseId()));
    }

    @GET
    @Path("{licenseId}")
    public LicenseView get(@PathParam("licenseId") String licenseId) {
        return LicenseView.explained(register.get(id(licenseId)));
    }

    @GET
    @Path("{licenseId}/trace")
    public Trace trace(@PathParam("licenseId") String licenseId) {
        LicenseId id = id(licenseId);
        List<StepView> steps = traces.of(id).stream()
                .map(step -> StepView.of(step.entry(), Optional.of(step.tie().name())))
                .toList();
        return new Trace(id.toString(), steps, LicenseTrace.UNKNOWN);
    }

    private static LicenseId id(String segment) {
        return LicenseId.parseOurs(segment).orElseThrow(PathIds::notFound);
    }
}
