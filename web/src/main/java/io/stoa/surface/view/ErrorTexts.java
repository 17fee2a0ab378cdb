package io.stoa.surface.view;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of the error page. English until there is a second language. */
final class ErrorTexts {

    private static final ResourceBundle TEXTS =
            ResourceBundle.getBundle("io.stoa.surface.texts", Locale.ENGLISH, ErrorTexts.class.getClassLoader());
    private static final String ANY_OTHER = "error.other";

    private ErrorTexts() {}

    static String get(String key) {
        return TEXTS.getString(key);
    }

    static String format(String key, String value) {
        return MessageFormat.format(TEXTS.getString(key), value);
    }

    static String ofStatus(int status) {
        String key = "error." + status;
        return TEXTS.getString(TEXTS.containsKey(key) ? key : ANY_OTHER);
    }
}
