package io.stoa.admin.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;

/** Leaves the console. */
@Named
@RequestScoped
public class SignOut {

    /** Ends the session, and with it the sign-in. @return the sign-in page */
    public String signOut() {
        FacesContext.getCurrentInstance().getExternalContext().invalidateSession();
        return "/admin/login.xhtml?signedOut=true&faces-redirect=true";
    }
}
