package io.stoa.ingestion.rest;

import io.stoa.identity.Role;
import io.stoa.ingestion.ImportId;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.service.Ingestions;
import io.stoa.ingestion.service.PackageImportService;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.rest.DesignedFailure;
import io.stoa.problem.rest.PathIds;
import io.stoa.problem.rest.Problems;
import io.stoa.problem.rest.RecordWriter;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Imports of packages that are handed over as files: begun, fed asset by asset, completed. A servlet and not a resource,
 * because bodies have gigabytes here: they are handed on as they come, and the limit of the API's resources does not hold.
 */
@WebServlet({"/api/v1/package-imports", "/api/v1/package-imports/*"})
public class PackageImportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient PackageImportService imports;

    @Inject
    transient Ingestions ingestions;

    /** What is asked for: an import, and what of it. */
    private record Asked(String method, String[] path, HttpServletRequest request, HttpServletResponse response) {

        boolean is(String wanted, int segments) {
            return method.equals(wanted) && path.length == segments;
        }

        ImportId id() {
            return ImportId.parse(path[0]).orElseThrow(PathIds::notFound);
        }

        String actor() {
            return request.getUserPrincipal().getName();
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (isAdmitted(request, response)) {
                answer(new Asked(request.getMethod(), segments(request.getPathInfo()), request, response));
            }
        } catch (RuntimeException escaped) {
            MarketplaceException failure = DesignedFailure.of(escaped);
            refuse(response, failure.code(), failure.sentence());
        }
    }

    private static boolean isAdmitted(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getUserPrincipal() == null) {
            response.setHeader("WWW-Authenticate", "Bearer");
            refuse(
                    response,
                    FailureCode.CALLER_UNKNOWN,
                    "Send a bearer token, such as ./stoa token issue --role operator prints.");
            return false;
        }
        boolean allowed = Stream.of(Role.Names.OPERATOR, Role.Names.OWNER).anyMatch(request::isUserInRole);
        if (!allowed) {
            refuse(response, FailureCode.NOT_ALLOWED, "Your role does not allow this.");
        }
        return allowed;
    }

    // what of a body was not read is not waited for: the connection ends with the answer
    private static void refuse(HttpServletResponse response, FailureCode code, String sentence) throws IOException {
        response.setHeader("Connection", "close");
        Problems.write(response, code, sentence);
    }

    private static String[] segments(String path) {
        return path == null || path.equals("/")
                ? new String[0]
                : path.substring(1).split("/", -1);
    }

    private void answer(Asked asked) throws IOException {
        if (asked.is("POST", 0)) {
            begin(asked);
        } else if (asked.is("GET", 1)) {
            write(asked.response(), HttpServletResponse.SC_OK, ImportView.of(imports.get(asked.id())));
        } else if (asked.is("PUT", 3) && asked.path()[1].equals("assets")) {
            imports.take(asked.id(), asked.path()[2], asked.request().getInputStream());
            asked.response().setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else if (asked.is("POST", 2) && asked.path()[1].equals("completion")) {
            complete(asked);
        } else {
            throw PathIds.notFound();
        }
    }

    private void begin(Asked asked) throws IOException {
        ImportOrder order = ImportOrder.read(asked.request().getInputStream());
        ImportView begun = ImportView.of(imports.begin(order.content(), order.packageId(), asked.actor()));
        asked.response()
                .setHeader("Location", asked.request().getContextPath() + "/api/v1/package-imports/" + begun.id());
        write(asked.response(), HttpServletResponse.SC_CREATED, begun);
    }

    private void complete(Asked asked) throws IOException {
        IngestionId ingestion = imports.complete(asked.id(), asked.actor());
        write(asked.response(), HttpServletResponse.SC_ACCEPTED, IngestionView.of(ingestions.get(ingestion)));
    }

    private static void write(HttpServletResponse response, int status, Record answer) throws IOException {
        byte[] body = RecordWriter.object(answer).toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
