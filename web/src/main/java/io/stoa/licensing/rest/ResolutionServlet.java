package io.stoa.licensing.rest;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * The page a device opens when somebody taps an app whose licence ran out. The device adds account, app and version to the
 * address; nobody vouches for them, so the page is the same for everybody.
 *
 * @see "Apple, App License Delivery SDK: Renewing and revoking app licenses"
 */
@WebServlet(urlPatterns = "/licenses/resolution")
public class ResolutionServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] page = page();
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        response.setHeader("Cache-Control", "no-store"); // the address holds an account
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
        response.getOutputStream().write(page);
    }

    private static byte[] page() throws IOException {
        try (InputStream page = ResolutionServlet.class.getResourceAsStream("resolution.html")) {
            return page.readAllBytes();
        }
    }
}
