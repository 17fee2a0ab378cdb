package io.stoa.admin.view;

import io.stoa.identity.Role;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;

/** Who acts in the console, where looking is not enough. */
@Named
@RequestScoped
public class ConsoleOperator {

    @Inject
    SecurityContext security;

    /** Whether the caller may do more than look. */
    public boolean isPresent() {
        return security.isCallerInRole(Role.Names.OPERATOR);
    }

    /** Under whose name it is done. @throws MarketplaceException with {@code NOT_ALLOWED} where the caller may only look */
    public String name() {
        if (!isPresent()) {
            throw new MarketplaceException(
                    FailureCode.NOT_ALLOWED, "Only operators and owners decide who may have what.");
        }
        return security.getCallerPrincipal().getName();
    }
}
