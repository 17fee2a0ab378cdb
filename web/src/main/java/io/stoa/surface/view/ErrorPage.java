package io.stoa.surface.view;

import io.stoa.identity.auth.Redirect;
import io.stoa.page.view.HtmlText;
import io.stoa.problem.rest.Problems;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/**
 * The answer where no other page could be made. It uses no template, because a template may be what failed. What
 * nobody designed is logged with an incident id, of which alone the person is told.
 */
@WebServlet(urlPatterns = ErrorPage.PATH)
public class ErrorPage extends HttpServlet {

    static final String PATH = "/error";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(ErrorPage.class.getName());
    private static final String SIGN_IN_AGAIN = "/admin/login.xhtml?expired=true";
    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>%1$s</title>
            <link rel="stylesheet" href="/assets/stoa.css">
            </head>
            <body>
            <main class="page notice">
            <h1>%1$s</h1>
            <p>%2$s</p>
            <p><a href="/">%3$s</a></p>
            </main>
            </body>
            </html>
            """;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestFailure failure = request.getDispatcherType() == DispatcherType.ERROR
                ? RequestFailure.of(request)
                : RequestFailure.nothingHere();
        failure.incident()
                .ifPresent(incident -> LOG.log(
                        Level.ERROR, "incident=" + incident, failure.thrown().orElse(null)));
        answer(failure, request, response);
    }

    private static void answer(RequestFailure failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean forProgram = Audience.of(originalPath(request)) == Audience.PROGRAMS || wantsJson(request);
        if (forProgram && failure.thrown().isPresent()) {
            Problems.write(response, failure.code(), failure.sentence());
        } else if (forProgram) {
            // left empty, one of the servers would fill it with a report that tells its name and version
            Problems.write(response, failure.status(), failure.sentence());
        } else if (failure.isExpiredForm()) {
            Redirect.to(SIGN_IN_AGAIN, response);
        } else {
            writePage(failure, response);
        }
    }

    private static String originalPath(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : PATH;
    }

    private static boolean wantsJson(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("json") && !accept.contains("text/html");
    }

    private static void writePage(RequestFailure failure, HttpServletResponse response) throws IOException {
        byte[] page = PAGE.formatted(
                        ErrorTexts.get("error.title"),
                        HtmlText.escape(failure.sentence()),
                        ErrorTexts.get("error.front-page"))
                .getBytes(StandardCharsets.UTF_8);
        Problems.tellWhenToComeAgain(response, failure.code());
        response.setStatus(failure.status());
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(page);
    }
}
