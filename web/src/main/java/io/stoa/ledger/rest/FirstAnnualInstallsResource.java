package io.stoa.ledger.rest;

import io.stoa.identity.Role;
import io.stoa.ledger.FirstAnnualInstall;
import io.stoa.ledger.service.FirstAnnualInstalls;
import io.stoa.problem.rest.JsonBody;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The first annual installs of a month, for fee reports: a line for each, sent as they are read. */
@Path("first-annual-installs")
@RequestScoped
@RolesAllowed({Role.Names.OPERATOR, Role.Names.OWNER})
public class FirstAnnualInstallsResource {

    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

    @Inject
    FirstAnnualInstalls installs;

    @GET
    @Produces("text/csv;charset=UTF-8")
    public Response export(@QueryParam("month") String text) {
        YearMonth month = month(text);
        // read before the answer begins, so that a database that is away is told by the status
        List<FirstAnnualInstall> first = installs.page(month, Optional.empty());
        StreamingOutput lines = body -> write(month, first, body);
        return Response.ok(lines)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"first-annual-installs-" + month + ".csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static YearMonth month(String text) {
        if (text == null || !MONTH.matcher(text).matches()) {
            throw JsonBody.malformed("\"month\" is a month such as 2026-11.");
        }
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException noMonth) {
            throw JsonBody.malformed("\"month\" is a month such as 2026-11.");
        }
    }

    private void write(YearMonth month, List<FirstAnnualInstall> first, OutputStream body) throws IOException {
        send(
                CsvLine.of("installedAt", "appleItemId", "appleVersionId", "countedBy", "holder", "year", "licenseId"),
                body);
        List<FirstAnnualInstall> page = first;
        while (!page.isEmpty()) {
            for (FirstAnnualInstall install : page) {
                send(line(install), body);
            }
            FirstAnnualInstall last = page.get(page.size() - 1);
            page = page.size() < FirstAnnualInstalls.PAGE ? List.of() : installs.page(month, Optional.of(last));
        }
    }

    private static String line(FirstAnnualInstall install) {
        return CsvLine.of(
                install.installedAt(),
                install.app(),
                install.version(),
                install.account().isPresent() ? "account" : "device",
                install.holder(),
                install.ordinal(),
                install.licenseNumber());
    }

    private static void send(String line, OutputStream body) throws IOException {
        body.write(line.getBytes(StandardCharsets.UTF_8));
    }
}
