package io.stoa.admin.view;

import io.stoa.identity.Role;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.service.LicenseExtension;
import io.stoa.licensing.service.LicenseRevocation;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;

/** The forms that revoke and extend a licence, for operators alone. */
@Named
@RequestScoped
public class LicenseDecision {

    private static final String PAGE = "/admin/license.xhtml?faces-redirect=true&number=";

    @Inject
    LicenseRevocation revocation;

    @Inject
    LicenseExtension extension;

    @Inject
    SecurityContext security;

    private Integer days;

    /** Revokes it. @return the licence's page, read anew */
    public String revoke() {
        LicenseId id = id();
        revocation.revoke(id, operator());
        return PAGE + id + "&done=revoked";
    }

    /** Extends it. @return the licence's page, read anew, or none where it holds as long anyway */
    public String extend() {
        LicenseId id = id();
        String actor = operator();
        try {
            extension.extend(id, days == null ? 0 : days, actor);
        } catch (MarketplaceException refused) {
            FacesContext.getCurrentInstance()
                    .addMessage("extend:days", new FacesMessage(FacesMessage.SEVERITY_ERROR, refused.sentence(), null));
            return "";
        }
        return PAGE + id + "&done=extended";
    }

    private String operator() {
        if (!security.isCallerInRole(Role.Names.OPERATOR)) {
            throw new MarketplaceException(FailureCode.NOT_ALLOWED, "Only operators and owners change licences.");
        }
        return security.getCallerPrincipal().getName();
    }

    private static LicenseId id() {
        String number = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault("number", "");
        return LicenseId.parseOurs(number)
                .orElseThrow(
                        () -> new MarketplaceException(FailureCode.NOT_FOUND, "There is no licence with this number."));
    }

    public Integer getDays() {
        return days;
    }

    public void setDays(Integer days) {
        this.days = days;
    }
}
