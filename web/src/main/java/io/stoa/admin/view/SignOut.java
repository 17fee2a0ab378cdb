package io.stoa.admin.view;

import io.stoa.identity.auth.Zone;
import io.stoa.identity.auth.ZoneSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** Leaves the console. */
@Named
@RequestScoped
public class SignOut {

    /** Ends the administrator's sign-in; a person who is signed in to their account stays so. @return the sign-in page */
    public String signOut() {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        ZoneSession.leave((HttpServletRequest) external.getRequest(), Zone.ADMIN);
        return "/admin/login.xhtml?signedOut=true&faces-redirect=true";
    }
}
