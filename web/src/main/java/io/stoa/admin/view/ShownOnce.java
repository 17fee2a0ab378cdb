package io.stoa.admin.view;

import jakarta.faces.context.FacesContext;
import java.util.Map;
import java.util.Optional;

/**
 * A secret on its way from the form that made it to the page that shows it. It waits in the session, never in an address,
 * and is gone once it was taken: who reads the page anew neither sees it nor makes another.
 */
final class ShownOnce {

    private static final String PLACE = "io.stoa.admin.shown-once.";

    private ShownOnce() {}

    /** @param subject whose secret it is: it is shown on the page of that one alone */
    static void keep(String subject, String secret) {
        session().put(PLACE + subject, secret);
    }

    static Optional<String> take(String subject) {
        return Optional.ofNullable((String) session().remove(PLACE + subject));
    }

    private static Map<String, Object> session() {
        return FacesContext.getCurrentInstance().getExternalContext().getSessionMap();
    }
}
