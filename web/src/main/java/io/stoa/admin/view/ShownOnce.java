package io.stoa.admin.view;

import io.stoa.identity.auth.Zone;
import jakarta.faces.context.FacesContext;
import java.util.Map;
import java.util.Optional;

/**
 * A secret on its way from the form that made it to the page that shows it. It waits in the session, never in an address,
 * for whoever made it, and is gone once it was taken or they signed out: who reads the page anew neither sees it nor makes
 * another.
 */
final class ShownOnce {

    private ShownOnce() {}

    /**
     * Keeps a secret.
     *
     * @param actor   the login of who made it
     * @param subject whose secret it is: it is shown on the page of that one alone
     */
    static void keep(String actor, String subject, String secret) {
        session().put(place(actor, subject), secret);
    }

    static Optional<String> take(String actor, String subject) {
        return Optional.ofNullable((String) session().remove(place(actor, subject)));
    }

    // ids have no blanks, so no login can be taken for another with the beginning of an id
    private static String place(String actor, String subject) {
        return Zone.ADMIN.belonging("shown-once " + subject + " " + actor);
    }

    private static Map<String, Object> session() {
        return FacesContext.getCurrentInstance().getExternalContext().getSessionMap();
    }
}
