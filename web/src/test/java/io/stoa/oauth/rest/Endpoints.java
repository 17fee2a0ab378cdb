package io.stoa.oauth.rest;

import io.stoa.problem.rest.AccessGuard;
import io.stoa.problem.rest.MarketplaceExceptionMapper;
import io.stoa.problem.rest.RecordWriter;
import io.stoa.problem.rest.UnexpectedExceptionMapper;
import io.stoa.problem.rest.WebApplicationExceptionMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** Resources, filters and mappers in the test's own process, answering as they do on a server, with services faked. */
public final class Endpoints {

    private static final URI ROOT = URI.create("http://localhost/");

    private final ResourceConfig config = new ResourceConfig(
            AccessGuard.class,
            MarketplaceExceptionMapper.class,
            OAuthRefusalMapper.class,
            UnexpectedExceptionMapper.class,
            WebApplicationExceptionMapper.class,
            RecordWriter.class);
    private final List<Consumer<AbstractBinder>> fakes = new ArrayList<>();
    private final Map<String, String> headers = new HashMap<>();
    private ApplicationHandler handler;
    private String caller = "";
    private String role = "";

    /** What came back. */
    public record Answer(int status, MultivaluedMap<String, String> headers, String body) {

        public String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }
    }

    public static Endpoints of(Class<?>... components) {
        Endpoints endpoints = new Endpoints();
        for (Class<?> component : components) {
            endpoints.config.register(component);
        }
        return endpoints.with(HttpServletRequest.class, connection());
    }

    /** Gives the components a fake. */
    public <T> Endpoints with(Class<T> type, T fake) {
        fakes.add(binder -> binder.bind(fake).to(type));
        return this;
    }

    /** Calls as somebody from now on. */
    public Endpoints as(String name, String theirRole) {
        caller = name;
        role = theirRole;
        return this;
    }

    /** Sends a header from now on. */
    public Endpoints header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Answer get(String path) {
        return call("GET", path, "");
    }

    public Answer post(String path, String body) {
        return call("POST", path, body);
    }

    public Answer call(String method, String path, String body) {
        return call(method, path, body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer call(String method, String path, byte[] body) {
        ContainerRequest request =
                new ContainerRequest(ROOT, ROOT.resolve(path), method, security(), new MapPropertiesDelegate(), null);
        headers.forEach(request::header);
        request.setEntityStream(new ByteArrayInputStream(body));
        ByteArrayOutputStream answered = new ByteArrayOutputStream();
        try {
            ContainerResponse response = handler().apply(request, answered).get();
            return new Answer(
                    response.getStatus(),
                    new MultivaluedHashMap<>(response.getStringHeaders()),
                    answered.toString(StandardCharsets.UTF_8));
        } catch (InterruptedException | ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private ApplicationHandler handler() {
        if (handler == null) {
            config.register(new Fakes()).property(ServerProperties.WADL_FEATURE_DISABLE, true);
            handler = new ApplicationHandler(config);
        }
        return handler;
    }

    private final class Fakes extends AbstractBinder {

        @Override
        protected void configure() {
            fakes.forEach(fake -> fake.accept(this));
        }
    }

    private SecurityContext security() {
        return new SecurityContext() {
            @Override
            public Principal getUserPrincipal() {
                return caller.isEmpty() ? null : () -> caller;
            }

            @Override
            public boolean isUserInRole(String wanted) {
                return wanted.equals(role);
            }

            @Override
            public boolean isSecure() {
                return true;
            }

            @Override
            public String getAuthenticationScheme() {
                return "Bearer";
            }
        };
    }

    private static HttpServletRequest connection() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                Endpoints.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> "192.0.2.1");
    }
}
