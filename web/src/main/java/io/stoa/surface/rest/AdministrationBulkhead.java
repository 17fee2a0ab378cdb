package io.stoa.surface.rest;

import io.stoa.problem.FailureCode;
import io.stoa.problem.rest.Problems;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Leaves devices and App Store Connect half of the database's connections, however slow the console and the API are: an
 * administrator whose page waits for a lock loads it again, and so do his colleagues.
 */
@WebFilter(
        urlPatterns = {"/admin/*", "/api/*"},
        dispatcherTypes = DispatcherType.REQUEST)
public class AdministrationBulkhead extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Half of the pool that our server configurations set up. */
    static final int AT_ONCE = 16;

    private static final int PATIENCE_SECONDS = 1;

    /**
     * Who passes: bodies of gigabytes, whose rows are touched before and after; people who install, and their marketplace
     * app that asks what is new; and who signs in, for anybody may send that form slowly.
     */
    private static final Set<String> PASSING = Set.of(
            "/api/v1/package-imports", "/api/v1/install-tokens", "/api/v1/licenses/changes", "/admin/login.xhtml");

    private final transient Semaphore places = new Semaphore(AT_ONCE, true);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (PASSING.stream().anyMatch(pathOf(request)::startsWith)) {
            chain.doFilter(request, response);
        } else if (hasPlace()) {
            try {
                chain.doFilter(request, response);
            } finally {
                places.release();
            }
        } else if (request.getServletPath().startsWith("/api")) {
            Problems.write(
                    response, FailureCode.ADMINISTRATION_BUSY, AT_ONCE + " requests are waiting. Try again shortly.");
        } else {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static String pathOf(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    private boolean hasPlace() {
        try {
            return places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
