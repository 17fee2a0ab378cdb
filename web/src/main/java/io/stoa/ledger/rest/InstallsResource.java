package io.stoa.ledger.rest;

import io.stoa.identity.Role;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerQuery;
import io.stoa.ledger.service.LedgerPages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** What became of installs, step by step, by account, app, device or licence. */
@Path("installs")
@RequestScoped
@RolesAllowed({Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
@Produces(MediaType.APPLICATION_JSON)
public class InstallsResource {

    private static final int PAGE = 100;

    /** A page of steps, the newest first; {@code next} is the cursor of the next one, absent on the last. */
    public record Page(List<StepView> steps, Optional<String> next) {}

    @Inject
    LedgerPages ledger;

    @GET
    public Page list(
            @QueryParam("account") String account,
            @QueryParam("appleItemId") String app,
            @QueryParam("device") String device,
            @QueryParam("licenseId") String licenseId,
            @QueryParam("cursor") String cursor) {
        LedgerQuery query = LedgerQuery.of(account, app, device, licenseId);
        List<LedgerEntry> page = ledger.page(query, Optional.ofNullable(cursor), PAGE);
        boolean isLast = page.size() < PAGE;
        return new Page(
                page.stream().map(entry -> StepView.of(entry, Optional.empty())).toList(),
                isLast ? Optional.empty() : Optional.of(page.get(PAGE - 1).id()));
    }
}
