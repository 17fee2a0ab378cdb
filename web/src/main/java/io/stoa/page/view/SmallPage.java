package io.stoa.page.view;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A page for the small web view of the system: no script, in nobody's frame, kept nowhere, and its address told to nobody,
 * because it holds what only this visitor asked.
 *
 * @param language as HTML names it
 * @param title    HTML, like all that follows: who makes it has escaped what is not ours
 * @param lead     what the title means
 * @param content  the rest
 */
public record SmallPage(String language, String title, String lead, String content) {

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="%1$s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>%2$s</title>
            <link rel="stylesheet" href="/assets/stoa.css">
            </head>
            <body>
            <main class="page narrow">
            <h1>%2$s</h1>
            <p class="lead">%3$s</p>
            %4$s
            </main>
            </body>
            </html>
            """;

    /** @param formAction where its forms may lead, as a content security policy says it */
    public void send(HttpServletResponse response, String formAction) throws IOException {
        byte[] page = PAGE.formatted(language, title, lead, content).getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        response.setHeader("Content-Language", language);
        response.setHeader("Vary", "Accept-Language");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action "
                        + formAction);
        response.getOutputStream().write(page);
    }
}
