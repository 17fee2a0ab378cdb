package io.stoa.surface.view;

import com.sun.faces.cdi.CdiExtension;
import com.sun.faces.config.FacesInitializer;
import com.sun.faces.flow.FlowDiscoveryCDIExtension;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.faces.webapp.FacesServlet;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.annotation.WebServlet;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Decorator;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.servlet.Listener;

/**
 * The pages as people get them: the real templates, servlets and filter, rendered by Faces in memory, without a network.
 * What lies behind the pages, a test hands in.
 */
public final class Website {

    private static final Path WEBAPP = Path.of("src/main/webapp").toAbsolutePath();

    private final Server server = new Server();
    private final LocalConnector door = new LocalConnector(server);
    private final ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
    private final List<Class<?>> beans = new ArrayList<>();
    private final Map<Class<?>, Object> handedIn = new LinkedHashMap<>();

    /** Beans of ours, made and injected as the server would. */
    public Website with(Class<?>... classes) {
        beans.addAll(List.of(classes));
        return this;
    }

    /** Stands in for what lies behind the pages. */
    public <T> Website handIn(Class<T> type, T instance) {
        handedIn.put(type, instance);
        return this;
    }

    public Website serve(Class<? extends Servlet> servlet) {
        for (String pattern : servlet.getAnnotation(WebServlet.class).urlPatterns()) {
            context.addServlet(new ServletHolder(servlet), pattern);
        }
        return this;
    }

    /** A filter before every page. */
    public Website behind(Filter filter) {
        context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
        return this;
    }

    public Website open() throws Exception {
        server.addConnector(door);
        server.setHandler(context);
        // Faces keeps its factories by class loader: with one of its own no website meets what another is putting away
        context.setClassLoader(new URLClassLoader(new URL[0], Website.class.getClassLoader()));
        context.setBaseResourceAsPath(WEBAPP);
        context.setInitParameter("jakarta.faces.PROJECT_STAGE", "Production");
        context.addEventListener(Listener.using(container()));
        context.addServletContainerInitializer(new FacesInitializer(), FacesServlet.class);
        context.getObjectFactory().addDecorator(new Injection());
        context.addFilter(
                new FilterHolder((Filter) new SecurityHeaders()),
                "/*",
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        context.addServlet(new ServletHolder("faces", FacesServlet.class), "*.xhtml");
        context.addServlet(new ServletHolder("default", DefaultServlet.class), "/");
        serve(ErrorPage.class);
        ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
        errors.addErrorPage(ErrorPageErrorHandler.GLOBAL_ERROR_PAGE, ErrorPage.PATH);
        context.setErrorHandler(errors);
        server.start();
        return this;
    }

    private Weld container() {
        Weld weld = new Weld()
                .disableDiscovery()
                .addExtensions(new CdiExtension(), new FlowDiscoveryCDIExtension(), new HandedIn());
        beans.forEach(weld::addBeanClass);
        return weld;
    }

    /** Sends a request and waits for its whole answer. */
    public Page get(String path, String... headers) throws Exception {
        return send("GET", path, "", headers);
    }

    /** Sends a form or an empty body. */
    public Page post(String path, String body, String... headers) throws Exception {
        return send("POST", path, body, headers);
    }

    public Page send(String method, String path, String body, String... headers) throws Exception {
        StringBuilder request = new StringBuilder("%s %s HTTP/1.1\r\nHost: kite.example\r\n".formatted(method, path));
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        request.append("Connection: close\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body));
        ByteBuffer answer = door.getResponse(ByteBuffer.wrap(request.toString().getBytes(StandardCharsets.UTF_8)));
        return Page.of(StandardCharsets.UTF_8.decode(answer).toString());
    }

    public void close() throws Exception {
        server.stop();
    }

    private final class HandedIn implements Extension {

        void add(@Observes AfterBeanDiscovery discovery) {
            handedIn.forEach((type, instance) ->
                    discovery.addBean().types(type).scope(Dependent.class).createWith(context -> instance));
        }
    }

    private static final class Injection implements Decorator {

        @Override
        public <T> T decorate(T servlet) {
            BeanManager manager = CDI.current().getBeanManager();
            inject(manager, servlet);
            return servlet;
        }

        private static <T> void inject(BeanManager manager, T servlet) {
            @SuppressWarnings("unchecked")
            Class<T> type = (Class<T>) servlet.getClass();
            manager.getInjectionTargetFactory(manager.createAnnotatedType(type))
                    .createInjectionTarget(null)
                    .inject(servlet, manager.createCreationalContext(null));
        }

        @Override
        public void destroy(Object servlet) {
            // nothing here outlives the server
        }
    }
}
