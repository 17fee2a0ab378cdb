package io.stoa.account.view;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

/**
 * A request as a template may see it: without what was sent. The template engine would take a field of its own name for a
 * form of its own, and fail on it.
 */
final class PageRequest extends HttpServletRequestWrapper {

    PageRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getParameter(String name) {
        return null; // the servlet's contract: null is "not sent"
    }

    @Override
    public String[] getParameterValues(String name) {
        return null; // the servlet's contract, again
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }
}
