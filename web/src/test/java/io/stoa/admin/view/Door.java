package io.stoa.admin.view;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Set;

/** Authentication that lets everybody in or nobody. */
final class Door implements SecurityContext {

    private boolean open;
    private int knocks;

    void opens() {
        open = true;
    }

    void closes() {
        open = false;
        knocks = 0;
    }

    int knocks() {
        return knocks;
    }

    @Override
    public AuthenticationStatus authenticate(
            HttpServletRequest request, HttpServletResponse response, AuthenticationParameters parameters) {
        knocks++;
        return open ? AuthenticationStatus.SUCCESS : AuthenticationStatus.SEND_FAILURE;
    }

    @Override
    public Principal getCallerPrincipal() {
        return () -> "owner";
    }

    @Override
    public <T extends Principal> Set<T> getPrincipalsByType(Class<T> type) {
        return Set.of();
    }

    @Override
    public boolean isCallerInRole(String role) {
        return open;
    }

    @Override
    public boolean hasAccessToWebResource(String resource, String... methods) {
        return open;
    }
}
