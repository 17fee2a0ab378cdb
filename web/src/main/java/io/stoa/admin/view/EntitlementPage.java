package io.stoa.admin.view;

import io.stoa.entitlement.EntitlementId;
import io.stoa.entitlement.EntitlementStanding;
import io.stoa.entitlement.service.EntitlementGroups;
import io.stoa.entitlement.service.EntitlementRegister;
import io.stoa.entitlement.service.EntitlementRegister.RegisteredEntitlement;
import io.stoa.identity.Role;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;

/** The page of one entitlement: how it stands, and the form that revokes it. */
@Named("entitlement")
@RequestScoped
public class EntitlementPage {

    @Inject
    EntitlementRegister register;

    @Inject
    EntitlementGroups groups;

    @Inject
    SecurityContext security;

    private String id = "";
    private RegisteredEntitlement entitlement;

    // before any phase: Faces asks what the page shows when it looks which button was pressed
    @PostConstruct
    void read() {
        id = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault("id", "");
    }

    /** Answers 404 where there is no such entitlement. */
    public void require() {
        kept();
    }

    private RegisteredEntitlement kept() {
        if (entitlement == null) {
            entitlement = register.get(EntitlementId.parse(id).orElseThrow(EntitlementPage::unknown));
        }
        return entitlement;
    }

    private static MarketplaceException unknown() {
        return new MarketplaceException(FailureCode.NOT_FOUND, "There is no entitlement with this id.");
    }

    /** Whether the caller may revoke it, and there is something to revoke. */
    public boolean isRevocable() {
        return security.isCallerInRole(Role.Names.OPERATOR) && kept().standing() != EntitlementStanding.REVOKED;
    }

    public EntitlementRow getRow() {
        return EntitlementRow.of(
                kept(),
                groups.names(kept().entitlement().target().group().stream().toList()));
    }
}
