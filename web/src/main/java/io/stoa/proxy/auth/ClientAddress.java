package io.stoa.proxy.auth;

import io.stoa.proxy.service.TrustedProxies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/** Where a request comes from: what every throttle counts by. */
@ApplicationScoped
public class ClientAddress {

    @Inject
    TrustedProxies proxies;

    /** The caller's address in numbers: of the connection, or of whom a trusted proxy speaks for. */
    public String of(HttpServletRequest request) {
        return proxies.client(request.getRemoteAddr(), lines(request, "X-Forwarded-For"), lines(request, "Forwarded"));
    }

    private static List<String> lines(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }
}
