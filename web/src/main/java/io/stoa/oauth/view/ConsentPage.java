package io.stoa.oauth.view;

import static io.stoa.page.view.HtmlText.escape;

import io.stoa.account.Account;
import io.stoa.oauth.AuthorizationRequest;
import io.stoa.page.view.Sentences;
import io.stoa.page.view.SmallPage;

/**
 * The page that asks a person.
 *
 * @param asked       what a client wants
 * @param person      who is asked
 * @param marketplace its name
 */
record ConsentPage(AuthorizationRequest asked, Account person, String marketplace) {

    private static final String CONTENT =
            """
            <p>%1$s <strong dir="auto">%2$s</strong>.%3$s</p>
            <form method="post" action="/oauth/authorize" class="choices">
            <input type="hidden" name="ticket" value="%4$s">
            <button class="primary" type="submit" name="decision" value="allow">%5$s</button>
            <button type="submit" name="decision" value="deny">%6$s</button>
            </form>
            <p class="quiet">%7$s <a href="/account/">%8$s</a></p>""";

    /** @param ticket what the answer is known by */
    SmallPage in(Sentences sentences, String ticket) {
        String who = asked.clientName().isPresent() ? "client" : "device";
        String client = asked.clientName().orElse("");
        return new SmallPage(
                sentences.language(),
                escape(sentences.get(who + ".title", marketplace, client)),
                escape(sentences.get(who + ".meaning", marketplace, client)),
                CONTENT.formatted(
                        sentences.get("signed-in"),
                        escape(person.login().value()),
                        hint(sentences),
                        escape(ticket),
                        sentences.get("allow"),
                        sentences.get("deny"),
                        sentences.get("another"),
                        sentences.get("sign-out")));
    }

    private String hint(Sentences sentences) {
        return asked.loginHint()
                .filter(hint -> !hint.equals(person.login().value())
                        && !hint.equals(person.id().value()))
                .map(hint -> " " + sentences.get("hint") + " <strong dir=\"auto\">" + escape(hint) + "</strong>.")
                .orElse("");
    }
}
