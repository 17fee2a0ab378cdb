package io.stoa.proxy.auth;

import jakarta.servlet.http.HttpServletRequest;

/** A server without a proxy before it. */
public final class DirectConnection extends ClientAddress {

    @Override
    public String of(HttpServletRequest request) {
        return request.getRemoteAddr();
    }
}
