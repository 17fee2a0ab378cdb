package io.stoa.oauth.view;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The sentences of the page, in the first language the visitor reads and we write.
 *
 * @param language as HTML names it
 */
record ConsentTexts(String language, ResourceBundle sentences) {

    private static final String BUNDLE = "io.stoa.oauth.consent";
    // never the server's own language: a visitor who reads neither is told in English
    private static final ResourceBundle.Control WITHOUT_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Map<String, ResourceBundle> BUNDLES =
            Map.of("en", bundle(Locale.ROOT), "de", bundle(Locale.GERMAN));

    static ConsentTexts in(List<Locale> read) {
        String language = read.stream()
                .map(Locale::getLanguage)
                .filter(BUNDLES::containsKey)
                .findFirst()
                .orElse("en");
        return new ConsentTexts(language, BUNDLES.get(language));
    }

    String get(String key) {
        return sentences.getString(key);
    }

    /** @param names the marketplace, then the client */
    String get(String key, Object... names) {
        return new MessageFormat(get(key), Locale.ROOT).format(names);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, ConsentTexts.class.getClassLoader(), WITHOUT_FALLBACK);
    }
}
