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
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Keeps large bodies from everything but imports of packages. The server's own limit holds for all of its addresses, so it
 * has to let an asset through; a form, which a server reads into memory, must not be as long.
 */
@WebFilter(urlPatterns = "/*", dispatcherTypes = DispatcherType.REQUEST)
public class OrdinaryBody extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String IMPORTS = "/api/v1/package-imports";
    private static final long LARGEST = 2 << 20;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isImport(request) || !isLarge(request)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Connection", "close");
            Problems.write(response, FailureCode.REQUEST_TOO_LARGE, "A request body has at most 2 MiB here.");
        }
    }

    private static boolean isImport(HttpServletRequest request) {
        return request.getServletPath().equals(IMPORTS);
    }

    // resources count what they read; a form of no announced length nobody would count. What App Store Connect sends is
    // counted, and no form, whatever it calls itself
    private static boolean isLarge(HttpServletRequest request) {
        String type = request.getContentType();
        boolean isUncountedForm = request.getContentLengthLong() < 0
                && request.getHeader("Transfer-Encoding") != null
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")
                && Stream.of("/oauth", "/webhooks").noneMatch(request.getServletPath()::startsWith);
        return request.getContentLengthLong() > LARGEST || isUncountedForm;
    }
}
