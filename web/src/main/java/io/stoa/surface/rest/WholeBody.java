package io.stoa.surface.rest;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets a request that anybody may send in when its body is here. A caller who sends one byte a second costs us the bytes
 * that came, and not a thread that devices wait for; after a while it is told so and hung up on. The API needs no such
 * patience: without a token nothing of a body is read.
 */
@WebFilter(
        urlPatterns = {"/webhooks/*", "/device/*", "/oauth/*"},
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC},
        asyncSupported = true)
public class WholeBody extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Larger bodies than any of these end points takes are not waited for: the end point refuses them itself. */
    private static final int LARGEST = 1 << 20;

    @Inject
    transient RequestContextController requestScope;

    @Inject
    transient Patience patience;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(BodyArrival.ATTRIBUTE) instanceof byte[] body) {
            goOn(new HeldBody(request, body), response, chain);
        } else if (isHere(request)) {
            chain.doFilter(request, response);
        } else {
            await(request);
        }
    }

    // one of the servers opens no request scope for the second way, and resources live in it
    private void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean opened = requestScope.activate();
        try {
            chain.doFilter(request, response);
        } finally {
            if (opened) {
                requestScope.deactivate();
            }
        }
    }

    private static boolean isHere(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        boolean inChunks = length < 0 && request.getHeader("Transfer-Encoding") != null;
        return !inChunks
                && (length <= 0 || length > LARGEST || request.getInputStream().available() >= length);
    }

    private void await(HttpServletRequest request) throws IOException {
        ServletInputStream content = request.getInputStream();
        AsyncContext waiting = request.startAsync();
        waiting.setTimeout(0);
        content.setReadListener(new BodyArrival(waiting, content, LARGEST, patience));
    }
}
