package io.stoa.surface.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.surface.view.Page;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Administrators who wait leave room for devices, and for each other when they are done. */
class AdministrationBulkheadTest {

    private final CountDownLatch waiting = new CountDownLatch(AdministrationBulkhead.AT_ONCE);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Server server = new Server();
    private final LocalConnector door = new LocalConnector(server);
    private final ExecutorService administrators = Executors.newFixedThreadPool(AdministrationBulkhead.AT_ONCE);

    @BeforeEach
    void open() throws Exception {
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Waiting()), "/api/slow");
        context.addServlet(new ServletHolder(new Quick()), "/api/quick");
        context.addServlet(new ServletHolder(new Quick()), "/admin/quick");
        context.addServlet(new ServletHolder(new Quick()), "/api/v1/package-imports/*");
        context.addServlet(new ServletHolder(new Quick()), "/device/quick");
        FilterHolder bulkhead = new FilterHolder(new AdministrationBulkhead());
        for (String pattern :
                AdministrationBulkhead.class.getAnnotation(WebFilter.class).urlPatterns()) {
            context.addFilter(bulkhead, pattern, EnumSet.of(DispatcherType.REQUEST));
        }
        server.addConnector(door);
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void close() throws Exception {
        released.countDown();
        administrators.shutdownNow();
        server.stop();
    }

    @Test
    void shouldTurnAwayWhoComesWhileAllPlacesWait() throws Exception {
        fill();

        Page program = get("/api/quick");
        assertEquals(503, program.status());
        assertEquals("5", program.header("Retry-After").orElseThrow());
        assertTrue(program.shows("urn:stoa:problem:administration-busy"), program.body());
        assertEquals(503, get("/admin/quick").status());
    }

    @Test
    void shouldLetDevicesAndBodiesOfGigabytesPass() throws Exception {
        fill();

        assertEquals(200, get("/device/quick").status());
        assertEquals(200, get("/api/v1/package-imports/1/assets/2").status());
    }

    @Test
    void shouldGiveEveryPlaceBack() throws Exception {
        List<Future<Page>> slow = fill();
        released.countDown();
        for (Future<Page> answer : slow) {
            assertEquals(500, answer.get().status(), "the slow ones fail in the end");
        }

        assertEquals(200, get("/api/quick").status());
    }

    private List<Future<Page>> fill() throws InterruptedException {
        List<Future<Page>> slow = new ArrayList<>();
        for (int i = 0; i < AdministrationBulkhead.AT_ONCE; i++) {
            slow.add(administrators.submit(() -> get("/api/slow")));
        }
        assertTrue(waiting.await(30, TimeUnit.SECONDS));
        return slow;
    }

    private Page get(String path) throws Exception {
        String request = "GET " + path + " HTTP/1.1\r\nHost: stoa.example\r\nConnection: close\r\n\r\n";
        ByteBuffer answer =
                door.getResponse(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)), 1, TimeUnit.MINUTES);
        return Page.of(StandardCharsets.UTF_8.decode(answer).toString());
    }

    private final class Waiting extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            waiting.countDown();
            try {
                released.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("the lock it waited for was never given");
        }
    }

    private static final class Quick extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_OK);
        }
    }
}
