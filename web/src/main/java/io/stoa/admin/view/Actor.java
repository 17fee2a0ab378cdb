package io.stoa.admin.view;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.security.enterprise.SecurityContext;

/** Who presses a button, asked again when it is pressed: a page that shows none can still be sent one. */
final class Actor {

    private Actor() {}

    /**
     * The login of the caller, who is in the role.
     *
     * @param sentence who may, for whoever is not
     * @throws MarketplaceException with {@code NOT_ALLOWED} for everybody else
     */
    static String inRole(String role, SecurityContext security, String sentence) {
        if (!security.isCallerInRole(role)) {
            throw new MarketplaceException(FailureCode.NOT_ALLOWED, sentence);
        }
        return security.getCallerPrincipal().getName();
    }
}
