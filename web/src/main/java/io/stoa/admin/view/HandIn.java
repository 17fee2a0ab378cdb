package io.stoa.admin.view;

import io.stoa.apple.PackageId;
import io.stoa.identity.Role;
import io.stoa.ingestion.service.Ingestions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.util.Optional;
import java.util.ResourceBundle;

/** The form that hands a package in by its id. */
@Named
@RequestScoped
public class HandIn {

    private static final String TEXTS = "io.stoa.admin.texts";
    private static final String INGESTIONS = "/admin/ingestions.xhtml?faces-redirect=true";

    @Inject
    Ingestions ingestions;

    @Inject
    SecurityContext security;

    private String packageId;

    /** Hands the package in, by an operator alone. @return the page of ingestions, or none where it is no id */
    public String handIn() {
        if (!isOperator()) {
            return INGESTIONS;
        }
        Optional<PackageId> id = PackageId.parse(packageId == null ? "" : packageId.strip());
        id.ifPresent(
                known -> ingestions.handIn(known, security.getCallerPrincipal().getName()));
        return id.isPresent() ? INGESTIONS : refuse();
    }

    private static String refuse() {
        FacesContext faces = FacesContext.getCurrentInstance();
        String sentence =
                ResourceBundle.getBundle(TEXTS, faces.getViewRoot().getLocale()).getString("hand-in.refused");
        faces.addMessage("handIn:packageId", new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
        return "";
    }

    /** Whether the person may do more than look. */
    public boolean isOperator() {
        return security.isCallerInRole(Role.Names.OPERATOR);
    }

    public String getPackageId() {
        return packageId;
    }

    public void setPackageId(String packageId) {
        this.packageId = packageId;
    }
}
