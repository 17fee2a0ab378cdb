package io.stoa.surface.auth;

import io.stoa.identity.auth.Caller;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One request with its answer, as a servlet container shows them to an authentication mechanism. */
final class FakeExchange {

    final Map<String, String> headers = new HashMap<>();
    final Set<String> asked = new HashSet<>();
    int status = 200;
    Principal caller;
    Set<String> roles = Set.of();

    FakeSession session;
    Credential credential;
    boolean isProtected;

    private final String servletPath;
    private final String pathInfo;
    private final List<String> authorization = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    FakeExchange(String servletPath, String pathInfo) {
        this.servletPath = servletPath;
        this.pathInfo = pathInfo;
    }

    FakeExchange header(String value) {
        authorization.add(value);
        return this;
    }

    String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    HttpServletRequest request() {
        return fake(HttpServletRequest.class, (proxy, method, arguments) -> {
            asked.add(method.getName());
            return switch (method.getName()) {
                case "getServletPath" -> servletPath;
                case "getPathInfo" -> pathInfo;
                case "getMethod" -> "GET";
                case "getRequestURI" -> pathInfo == null ? servletPath : servletPath + pathInfo;
                case "getRemoteAddr" -> "192.0.2.1";
                case "getSession" -> session((boolean) arguments[0]);
                case "changeSessionId" -> session.changeId();
                case "getHeaders" -> Collections.enumeration(authorization);
                default -> null;
            };
        });
    }

    HttpServletResponse response() {
        return fake(HttpServletResponse.class, (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "setStatus" -> status = (int) arguments[0];
                case "sendError" -> status = (int) arguments[0];
                case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
                default -> asked.add(method.getName());
            }
            return method.getName().equals("getOutputStream") ? stream() : null;
        });
    }

    HttpMessageContext context() {
        return fake(HttpMessageContext.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getAuthParameters" -> new AuthenticationParameters().credential(credential);
            case "isProtected" -> isProtected;
            case "doNothing" -> AuthenticationStatus.NOT_DONE;
            case "notifyContainerAboutLogin" -> welcome(arguments);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private HttpSession session(boolean create) {
        if (create && (session == null || session.isOver())) {
            session = new FakeSession();
        }
        return session == null || session.isOver() ? null : session.asServletsSeeIt();
    }

    private AuthenticationStatus welcome(Object[] arguments) {
        Caller known = (Caller) arguments[0];
        caller = known;
        roles = known.roles();
        return AuthenticationStatus.SUCCESS;
    }

    private ServletOutputStream stream() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) {
                body.write(b);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("nothing here is asynchronous");
            }
        };
    }

    static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
