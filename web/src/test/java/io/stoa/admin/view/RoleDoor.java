package io.stoa.admin.view;

import io.stoa.identity.Role;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Set;

/** Somebody who is signed in to the console with one role, and so with those below it. */
final class RoleDoor implements SecurityContext {

    private static final List<String> RISING = List.of(Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER);

    private String role = Role.Names.VIEWER;
    private String login = "mara";

    void lets(String another) {
        lets(another, "mara");
    }

    void lets(String another, String who) {
        role = another;
        login = who;
    }

    @Override
    public boolean isCallerInRole(String asked) {
        return RISING.contains(asked) && RISING.indexOf(asked) <= RISING.indexOf(role);
    }

    @Override
    public Principal getCallerPrincipal() {
        return () -> login;
    }

    @Override
    public <T extends Principal> Set<T> getPrincipalsByType(Class<T> type) {
        return Set.of();
    }

    @Override
    public boolean hasAccessToWebResource(String resource, String... methods) {
        return true;
    }

    @Override
    public AuthenticationStatus authenticate(
            HttpServletRequest request, HttpServletResponse response, AuthenticationParameters parameters) {
        throw new UnsupportedOperationException("somebody is signed in");
    }
}
