package io.stoa.surface.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.surface.view.ServletDoor;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form of no announced length passes only where its bytes are counted. */
class OrdinaryBodyTest {

    private static final List<String> UNCOUNTED_FORM =
            List.of("Content-Type: application/x-www-form-urlencoded", "Transfer-Encoding: chunked");

    private final ServletDoor door = new ServletDoor();

    @BeforeEach
    void open() throws Exception {
        door.with(new OrdinaryBody()).with(new Anything(), "/").open();
    }

    @AfterEach
    void close() throws Exception {
        door.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/webhooks/app-store-connect, 200",
        "/oauth/token, 200",
        "/admin/login.xhtml, 413",
        "/api/v1/packages, 413",
        "/, 413"
    })
    void shouldLetAFormWithoutLengthPassWhereItIsCounted(String path, int status) throws Exception {
        byte[] chunks = "2\r\n{}\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        assertEquals(
                status, door.sendAsItIs("POST", path, UNCOUNTED_FORM, chunks).status());
    }

    private static final class Anything extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_OK);
        }
    }
}
