package io.stoa.admin.view;

import jakarta.faces.context.FacesContext;
import java.util.Map;

/** What stands in the address or in a hidden field: readable before any phase, when Faces asks what a page shows. */
final class Asked {

    private Asked() {}

    /** The first value of that name; empty where there is none. */
    static String word(String name) {
        return words().getOrDefault(name, "");
    }

    static Map<String, String> words() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    }
}
