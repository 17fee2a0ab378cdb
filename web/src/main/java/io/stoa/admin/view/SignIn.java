package io.stoa.admin.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ResourceBundle;

/**
 * The sign-in page of the console. It asks Faces for its context where it needs it: injected, the context is not one on
 * every server, because some releases of Faces publish a bean of the wrong type.
 */
@Named
@RequestScoped
public class SignIn {

    private static final String TEXTS = "io.stoa.admin.texts";
    private static final String FIRST_PAGE = "/admin/notifications.xhtml?faces-redirect=true";

    private String login;

    private String password;

    @Inject
    SecurityContext security;

    /** Signs the person in. @return the first page of the console, or none where login or password are wrong */
    public String signIn() {
        // a form that was written by hand may lack a field, and then nothing has asked for it
        boolean isComplete = login != null && password != null;
        return isComplete && authenticate() == AuthenticationStatus.SUCCESS ? FIRST_PAGE : refuse();
    }

    private AuthenticationStatus authenticate() {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        return security.authenticate(
                (HttpServletRequest) external.getRequest(),
                (HttpServletResponse) external.getResponse(),
                AuthenticationParameters.withParams().credential(new UsernamePasswordCredential(login, password)));
    }

    private String refuse() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces.getExternalContext().isResponseCommitted()) {
            faces.responseComplete(); // it was answered that nobody can look now
            return "";
        }
        String sentence =
                ResourceBundle.getBundle(TEXTS, faces.getViewRoot().getLocale()).getString("sign-in.refused");
        password = null; // never written back into the page
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
        return "";
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
