package io.stoa.surface.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.surface.view.Page;
import io.stoa.surface.view.ServletDoor;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Administrators who wait leave room for devices, and for each other when they are done. */
class AdministrationBulkheadTest {

    private final CountDownLatch waiting = new CountDownLatch(AdministrationBulkhead.AT_ONCE);
    private final CountDownLatch released = new CountDownLatch(1);
    private final ServletDoor door = new ServletDoor();
    private final ExecutorService administrators = Executors.newFixedThreadPool(AdministrationBulkhead.AT_ONCE);

    @BeforeEach
    void open() throws Exception {
        door.with(new AdministrationBulkhead())
                .with(new Waiting(), "/api/slow")
                .with(new Quick(), "/api/quick")
                .with(new Quick(), "/admin/quick")
                .with(new Quick(), "/api/v1/package-imports/*")
                .with(new Quick(), "/api/v1/install-tokens")
                .with(new Quick(), "/api/v1/licenses/changes")
                .with(new Quick(), "/admin/login.xhtml")
                .with(new Quick(), "/device/quick")
                .open();
    }

    @AfterEach
    void close() throws Exception {
        released.countDown();
        administrators.shutdownNow();
        door.close();
    }

    @Test
    void shouldTurnAwayWhoComesWhileAllPlacesWait() throws Exception {
        fill();

        Page program = door.get("/api/quick");
        assertEquals(503, program.status());
        assertEquals("5", program.header("Retry-After").orElseThrow());
        assertTrue(program.shows("urn:stoa:problem:administration-busy"), program.body());
        assertEquals(503, door.get("/admin/quick").status());
    }

    @Test
    void shouldLetDevicesAndPeopleAndBodiesOfGigabytesPass() throws Exception {
        fill();

        assertEquals(200, door.get("/device/quick").status());
        assertEquals(200, door.get("/api/v1/package-imports/1/assets/2").status());
        assertEquals(200, door.get("/api/v1/install-tokens").status());
        assertEquals(200, door.get("/api/v1/licenses/changes?since=7").status());
        assertEquals(200, door.get("/admin/login.xhtml").status());
    }

    @Test
    void shouldGiveEveryPlaceBack() throws Exception {
        List<Future<Page>> slow = fill();
        released.countDown();
        for (Future<Page> answer : slow) {
            assertEquals(500, answer.get().status(), "the slow ones fail in the end");
        }

        assertEquals(200, door.get("/api/quick").status());
    }

    private List<Future<Page>> fill() throws InterruptedException {
        List<Future<Page>> slow = new ArrayList<>();
        for (int i = 0; i < AdministrationBulkhead.AT_ONCE; i++) {
            slow.add(administrators.submit(() -> door.get("/api/slow")));
        }
        assertTrue(waiting.await(30, TimeUnit.SECONDS));
        return slow;
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
