package io.stoa.licensing.view;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.IntStream;

/** The sentences of the page, in the first language the visitor reads and we write. */
final class ResolutionTexts {

    private static final String BUNDLE = "io.stoa.licensing.resolution";
    private static final int MOST_STEPS = 9;
    // never the server's own language: a visitor who reads neither is told in English
    private static final ResourceBundle.Control WITHOUT_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Map<String, ResourceBundle> BUNDLES =
            Map.of("en", bundle(Locale.ROOT), "de", bundle(Locale.GERMAN));

    private final String language;
    private final ResourceBundle sentences;

    private ResolutionTexts(String language) {
        this.language = language;
        this.sentences = BUNDLES.get(language);
    }

    static ResolutionTexts in(List<Locale> read) {
        return new ResolutionTexts(read.stream()
                .map(Locale::getLanguage)
                .filter(BUNDLES::containsKey)
                .findFirst()
                .orElse("en"));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, ResolutionTexts.class.getClassLoader(), WITHOUT_FALLBACK);
    }

    /** As HTML names it. */
    String language() {
        return language;
    }

    String get(String key) {
        return sentences.getString(key);
    }

    /** What a person can do in a case, in order. */
    List<String> steps(String prefix) {
        return IntStream.rangeClosed(1, MOST_STEPS)
                .mapToObj(number -> prefix + ".step." + number)
                .filter(sentences::containsKey)
                .map(sentences::getString)
                .toList();
    }
}
