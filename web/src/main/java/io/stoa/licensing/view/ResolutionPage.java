package io.stoa.licensing.view;

import io.stoa.licensing.service.LicenseResolution.Resolution;
import io.stoa.page.view.Sentences;
import io.stoa.page.view.SmallPage;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The page of a licence that ran out. It holds our own sentences and, in the address of a link, the number of an app that is
 * offered: nothing a visitor or an address says gets into it.
 */
final class ResolutionPage {

    private static final int MOST_STEPS = 9;
    private static final String CONTENT =
            """
            <h2>%1$s</h2>
            <ol class="steps">
            %2$s
            </ol>
            %3$s%4$s<p class="quiet">%5$s</p>""";

    private ResolutionPage() {}

    /** @param signIn where a person can sign in, to be told of their own licence; empty for who did */
    static SmallPage of(Resolution found, Sentences sentences, Optional<String> signIn) {
        String why = found.why().name();
        String link = found.offered()
                .map(app ->
                        "<p><a class=\"primary\" href=\"/apps/%s\">%s</a></p>%n".formatted(app, sentences.get("app")))
                .orElse("");
        String door = signIn.map(
                        address -> "<p><a href=\"%s\">%s</a></p>%n".formatted(address, sentences.get("sign-in")))
                .orElse("");
        return new SmallPage(
                sentences.language(),
                sentences.get(why + ".title"),
                sentences.get(why + ".lead"),
                CONTENT.formatted(sentences.get("steps"), steps(why, sentences), link, door, sentences.get("close")));
    }

    // what a person can do in a case, in order
    private static String steps(String why, Sentences sentences) {
        return IntStream.rangeClosed(1, MOST_STEPS)
                .mapToObj(number -> why + ".step." + number)
                .filter(sentences.texts()::containsKey)
                .map(step -> "<li>" + sentences.get(step) + "</li>")
                .collect(Collectors.joining("\n"));
    }
}
