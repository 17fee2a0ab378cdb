package io.stoa.page.view;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The sentences of a page in every language we write. */
public final class SentencesByLanguage {

    private static final String ENGLISH = "en";
    // never the server's own language: a visitor who reads none of ours is told in English
    private static final ResourceBundle.Control WITHOUT_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Map<String, ResourceBundle> bundles;

    private SentencesByLanguage(Map<String, ResourceBundle> bundles) {
        this.bundles = bundles;
    }

    /** @param name of the bundle, such as {@code io.stoa.oauth.consent}; the one without a language is English */
    public static SentencesByLanguage of(String name) {
        return new SentencesByLanguage(Map.of(ENGLISH, bundle(name, Locale.ROOT), "de", bundle(name, Locale.GERMAN)));
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(name, locale, SentencesByLanguage.class.getClassLoader(), WITHOUT_FALLBACK);
    }

    /** In the first language the visitor reads and we write. */
    public Sentences forVisitor(HttpServletRequest request) {
        return in(Collections.list(request.getLocales()));
    }

    /** In the first of these languages that we write; English where there is none. */
    public Sentences in(List<Locale> read) {
        String language = read.stream()
                .map(Locale::getLanguage)
                .filter(bundles::containsKey)
                .findFirst()
                .orElse(ENGLISH);
        return new Sentences(language, bundles.get(language));
    }
}
