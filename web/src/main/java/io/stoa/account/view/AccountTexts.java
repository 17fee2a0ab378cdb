package io.stoa.account.view;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The sentences of the pages, in the first language the visitor reads and we write.
 *
 * @param language as HTML names it
 */
record AccountTexts(String language, ResourceBundle sentences) {

    private static final String BUNDLE = "io.stoa.account.texts";
    // never the server's own language: a visitor who reads neither is told in English
    private static final ResourceBundle.Control WITHOUT_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Map<String, ResourceBundle> BUNDLES =
            Map.of("en", bundle(Locale.ROOT), "de", bundle(Locale.GERMAN));

    static AccountTexts in(List<Locale> read) {
        String language = read.stream()
                .map(Locale::getLanguage)
                .filter(BUNDLES::containsKey)
                .findFirst()
                .orElse("en");
        return new AccountTexts(language, BUNDLES.get(language));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, AccountTexts.class.getClassLoader(), WITHOUT_FALLBACK);
    }
}
