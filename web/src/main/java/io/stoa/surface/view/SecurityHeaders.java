package io.stoa.surface.view;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Headers that keep a page to itself: nothing inline, nothing from elsewhere, in nobody's frame. */
@WebFilter(
        urlPatterns = "/*",
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class SecurityHeaders implements Filter {

    static final String CONTENT_POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    // an install link works only from a page whose origin the browser tells: nothing stricter than this will do
    static final String REFERRER_POLICY = "strict-origin-when-cross-origin";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            protect(Audience.of(pathOf(http)), answer);
        }
        chain.doFilter(request, response);
    }

    private static String pathOf(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    private static void protect(Audience audience, HttpServletResponse answer) {
        if (audience == Audience.PROGRAMS) {
            return;
        }
        answer.setHeader("Content-Security-Policy", CONTENT_POLICY);
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("X-Frame-Options", "DENY");
        answer.setHeader("Referrer-Policy", REFERRER_POLICY);
        if (audience == Audience.ADMINISTRATORS) {
            answer.setHeader("Cache-Control", "no-store");
        }
    }
}
