package io.stoa.oauth.view;

import io.stoa.account.Account;
import io.stoa.oauth.AuthorizationRequest;

/** The page that asks a person, small enough for a web view, without a script. */
final class ConsentPage {

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
            <p>Signed in as <strong dir="auto">%3$s</strong>.%4$s <a href="%5$s">Use another account</a></p>
            <form method="post" action="/oauth/authorize">
            <input type="hidden" name="ticket" value="%6$s">
            <button type="submit" name="decision" value="allow">Allow</button>
            <button type="submit" name="decision" value="deny">Cancel</button>
            </form>
            </main>
            </body>
            </html>
            """;

    private ConsentPage() {}

    /** @param signIn where somebody else signs in and comes back; @param ticket what the answer is known by */
    static String write(AuthorizationRequest asked, Account person, String marketplace, String signIn, String ticket) {
        String title = asked.clientName()
                .map(name -> "Let " + name + " act for you?")
                .orElse("Continue with " + marketplace + "?");
        String meaning = asked.clientName()
                .map(name -> name + " will see what you have at " + marketplace + " and install it for you.")
                .orElse("This device will install and update what you have at " + marketplace + ".");
        return PAGE.formatted(
                escape(title),
                escape(meaning),
                escape(person.login().value()),
                hint(asked, person),
                escape(signIn),
                escape(ticket));
    }

    private static String hint(AuthorizationRequest asked, Account person) {
        return asked.loginHint()
                .filter(hint -> !hint.equals(person.login().value())
                        && !hint.equals(person.id().value()))
                .map(hint -> " The device asks for <strong dir=\"auto\">" + escape(hint) + "</strong>.")
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
