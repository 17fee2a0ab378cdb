package io.stoa.surface.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;

/**
 * Hides the type that a request of a device declares, or of whoever asks for tokens. Apple does not say which one devices
 * send, so none may make a difference, not even one that cannot be parsed and that JAX-RS would refuse before anybody is
 * asked.
 */
@WebFilter({"/device/*", "/oauth/*"})
public class AnyContentType extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String HEADER = "Content-Type";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new WithoutType(request), response);
    }

    private static final class WithoutType extends HttpServletRequestWrapper {

        WithoutType(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getContentType() {
            return null; // the servlet API's word for "not declared"
        }

        @Override
        public String getHeader(String name) {
            return HEADER.equalsIgnoreCase(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HEADER.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(name -> !HEADER.equalsIgnoreCase(name))
                    .toList());
        }
    }
}
