package io.stoa.page.view;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The sentences of a page in one language.
 *
 * @param language as HTML names it
 */
public record Sentences(String language, ResourceBundle texts) {

    public String get(String key) {
        return texts.getString(key);
    }

    /** A sentence with names in it. @param names as its pattern numbers them */
    public String get(String key, Object... names) {
        return new MessageFormat(get(key), Locale.ROOT).format(names);
    }
}
