package io.stoa.licensing.view;

import io.stoa.licensing.service.LicenseResolution.Resolution;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the page. It holds our own sentences and, in the address of a link, the number of an app that is offered: nothing
 * a visitor or an address says gets into it.
 */
final class ResolutionPage {

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
            <h2>%4$s</h2>
            <ol class="steps">
            %5$s
            </ol>
            %6$s%7$s<p class="quiet">%8$s</p>
            </main>
            </body>
            </html>
            """;

    private ResolutionPage() {}

    /** @param signIn where a person can sign in, to be told of their own licence; empty for who did */
    static String write(Resolution found, ResolutionTexts texts, Optional<String> signIn) {
        String why = found.why().name();
        String steps =
                texts.steps(why).stream().map(step -> "<li>" + step + "</li>").collect(Collectors.joining("\n"));
        String link = found.offered()
                .map(app -> "<p><a class=\"primary\" href=\"/apps/%s\">%s</a></p>%n".formatted(app, texts.get("app")))
                .orElse("");
        String door = signIn.map(address -> "<p><a href=\"%s\">%s</a></p>%n".formatted(address, texts.get("sign-in")))
                .orElse("");
        return PAGE.formatted(
                texts.language(),
                texts.get(why + ".title"),
                texts.get(why + ".lead"),
                texts.get("steps"),
                steps,
                link,
                door,
                texts.get("close"));
    }
}
