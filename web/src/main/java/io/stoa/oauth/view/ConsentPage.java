package io.stoa.oauth.view;

import io.stoa.account.Account;
import io.stoa.oauth.AuthorizationRequest;

/**
 * The page that asks a person, small enough for a web view, without a script.
 *
 * @param asked       what a client wants
 * @param person      who is asked
 * @param marketplace its name
 */
record ConsentPage(AuthorizationRequest asked, Account person, String marketplace) {

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
            <p>%4$s <strong dir="auto">%5$s</strong>.%6$s</p>
            <form method="post" action="/oauth/authorize">
            <input type="hidden" name="ticket" value="%7$s">
            <button class="primary" type="submit" name="decision" value="allow">%8$s</button>
            <button type="submit" name="decision" value="deny">%9$s</button>
            </form>
            <p class="quiet">%10$s <a href="/account/">%11$s</a></p>
            </main>
            </body>
            </html>
            """;

    /** @param ticket what the answer is known by */
    String write(ConsentTexts texts, String ticket) {
        String who = asked.clientName().isPresent() ? "client" : "device";
        String client = asked.clientName().orElse("");
        return PAGE.formatted(
                texts.language(),
                escape(texts.get(who + ".title", marketplace, client)),
                escape(texts.get(who + ".meaning", marketplace, client)),
                texts.get("signed-in"),
                escape(person.login().value()),
                hint(texts),
                escape(ticket),
                texts.get("allow"),
                texts.get("deny"),
                texts.get("another"),
                texts.get("sign-out"));
    }

    private String hint(ConsentTexts texts) {
        return asked.loginHint()
                .filter(hint -> !hint.equals(person.login().value())
                        && !hint.equals(person.id().value()))
                .map(hint -> " " + texts.get("hint") + " <strong dir=\"auto\">" + escape(hint) + "</strong>.")
                .orElse("");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
