package io.stoa.surface.view;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServlet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;

/** Servlets and filters behind a real container in memory, asked byte for byte. */
public final class ServletDoor implements AutoCloseable {

    private final Server server = new Server();
    private final LocalConnector door = new LocalConnector(server);
    private final ServletContextHandler context = new ServletContextHandler();

    public ServletDoor() {
        server.addConnector(door);
        server.setHandler(context);
    }

    public ServletDoor with(HttpServlet servlet, String path) {
        context.addServlet(new ServletHolder(servlet), path);
        return this;
    }

    /** One filter, before all that its annotation says. */
    public ServletDoor with(Filter filter) {
        FilterHolder holder = new FilterHolder(filter);
        for (String pattern : filter.getClass().getAnnotation(WebFilter.class).urlPatterns()) {
            context.addFilter(holder, pattern, EnumSet.of(DispatcherType.REQUEST));
        }
        return this;
    }

    public ServletDoor open() throws Exception {
        server.start();
        return this;
    }

    /** @param headers a line each, {@code name: value} */
    public Page send(String method, String path, List<String> headers, byte[] body) throws Exception {
        List<String> all = Stream.concat(headers.stream(), Stream.of("Content-Length: " + body.length))
                .toList();
        return sendAsItIs(method, path, all, body);
    }

    /** Says nothing of the body's length that is not in the headers. */
    public Page sendAsItIs(String method, String path, List<String> headers, byte[] body) throws Exception {
        String head = Stream.concat(
                        Stream.of(method + " " + path + " HTTP/1.1", "Host: kite.example", "Connection: close"),
                        headers.stream())
                .collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
        ByteBuffer request = ByteBuffer.allocate(head.length() + body.length);
        request.put(head.getBytes(StandardCharsets.ISO_8859_1)).put(body).flip();
        ByteBuffer answer = door.getResponse(request, 1, TimeUnit.MINUTES);
        return Page.of(StandardCharsets.UTF_8.decode(answer).toString());
    }

    public Page get(String path, String... headers) throws Exception {
        return send("GET", path, List.of(headers), new byte[0]);
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
