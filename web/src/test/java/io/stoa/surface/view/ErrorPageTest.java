package io.stoa.surface.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErrorPageTest {

    private final LoggedLines log = new LoggedLines();
    private Website website;

    @BeforeEach
    void open() throws Exception {
        Logger logger = Logger.getLogger(ErrorPage.class.getName());
        logger.addHandler(log);
        logger.setUseParentHandlers(false);
        website = new Website().serve(Failing.class).open();
    }

    @AfterEach
    void close() throws Exception {
        Logger.getLogger(ErrorPage.class.getName()).removeHandler(log);
        website.close();
    }

    @Test
    void shouldTellOfAnIncidentThatTheLogHasToo() throws Exception {
        Page page = website.get("/developers/unexpected");
        assertEquals(500, page.status());
        assertEquals(1, log.lines.size());
        String incident = log.lines.get(0).replace("incident=", "");
        assertTrue(page.shows("tell the operator this incident: " + incident));
    }

    @Test
    void shouldNotTellWhatWentWrongInside() throws Exception {
        Page page = website.get("/developers/unexpected");
        assertFalse(page.shows("secret"));
        assertFalse(page.shows("Exception"));
        assertFalse(page.shows("io.stoa"));
    }

    @Test
    void shouldShowADesignedFailureAsItsSentence() throws Exception {
        Page page = website.get("/developers/designed");
        assertEquals(503, page.status());
        assertTrue(page.shows("The store is &lt;away&gt;. Try again."));
        assertTrue(log.lines.isEmpty());
    }

    @Test
    void shouldTellWhenToComeAgainWhereThatHelpsAndNowhereElse() throws Exception {
        assertEquals(Optional.of("5"), website.get("/developers/designed").header("Retry-After"));
        assertEquals(Optional.empty(), website.get("/developers/unexpected").header("Retry-After"));
        assertEquals(Optional.empty(), website.get("/nowhere").header("Retry-After"));
    }

    @Test
    void shouldFindADesignedFailureInsideAnother() throws Exception {
        assertEquals(503, website.get("/developers/wrapped").status());
    }

    @Test
    void shouldShowAPageThatIsMissing() throws Exception {
        Page page = website.get("/nowhere");
        assertEquals(404, page.status());
        assertTrue(page.shows("There is no page at this address."));
        assertTrue(page.header("Content-Security-Policy").isPresent());
    }

    @Test
    void shouldAnswerAProgramWithAProblem() throws Exception {
        Page answer = website.get("/packages/unexpected");
        assertEquals(500, answer.status());
        assertEquals(Optional.of("application/problem+json"), answer.header("Content-Type"));
        assertTrue(answer.shows("urn:stoa:problem:internal", log.lines.get(0).replace("incident=", "")));
    }

    @Test
    void shouldAnswerWhoeverAsksForJsonWithAProblem() throws Exception {
        Page answer = website.get("/developers/designed", "Accept: application/json");
        assertTrue(answer.shows("urn:stoa:problem:storage-unavailable"));
    }

    @Test
    void shouldTellAProgramAStatusThatAProtocolChoseAsAProblem() throws Exception {
        Page answer = website.get("/device/refused");
        assertEquals(403, answer.status());
        assertEquals(Optional.of("application/problem+json"), answer.header("Content-Type"));
        assertTrue(answer.shows("about:blank", "\"status\":403"));
        assertTrue(log.lines.isEmpty());
    }

    @Test
    void shouldNotBeAPageOfItsOwn() throws Exception {
        assertEquals(404, website.get("/error").status());
        assertTrue(log.lines.isEmpty());
    }

    /** Fails in the way the end of its path names. */
    @WebServlet(urlPatterns = {"/developers/*", "/packages/*", "/device/*"})
    public static final class Failing extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            switch (request.getPathInfo()) {
                case "/designed" -> throw away();
                case "/wrapped" -> throw new ServletException(new IllegalStateException(away()));
                case "/refused" -> response.sendError(403);
                default -> throw new IllegalStateException("a secret");
            }
        }

        private static MarketplaceException away() {
            return new MarketplaceException(FailureCode.STORAGE_UNAVAILABLE, "The store is <away>. Try again.");
        }
    }

    private static final class LoggedLines extends Handler {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {
            // lines are kept as they come
        }

        @Override
        public void close() {
            lines.clear();
        }
    }
}
