package io.stoa.admin.view;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.ResourceBundle;

/** The console's own sentences, for what is not written in a page. */
final class ConsoleTexts {

    private static final String TEXTS = "io.stoa.admin.texts";

    private ConsoleTexts() {}

    static String sentence(String key) {
        return bundle().getString(key);
    }

    /** The words for a key, or {@code otherwise} where a release knows none. */
    static String words(String key, String otherwise) {
        ResourceBundle texts = bundle();
        return texts.containsKey(key) ? texts.getString(key) : otherwise;
    }

    /** Says on the page that is shown again what was not done. @param field the field it is about; null for none */
    static void refuse(String field, String sentence) {
        FacesContext.getCurrentInstance()
                .addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
    }

    private static ResourceBundle bundle() {
        return ResourceBundle.getBundle(
                TEXTS, FacesContext.getCurrentInstance().getViewRoot().getLocale());
    }
}
