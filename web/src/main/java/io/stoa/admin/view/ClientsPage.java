package io.stoa.admin.view;

import io.stoa.identity.Role;
import io.stoa.oauth.service.OAuthClients;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.util.List;

/** The page of applications that people may let act for them: a handful, all on one page. */
@Named("clients")
@RequestScoped
public class ClientsPage {

    @Inject
    OAuthClients clients;

    @Inject
    SecurityContext security;

    private List<ClientRow> rows = List.of();

    /** Reads the rows once, however often the page asks for them. */
    @PostConstruct
    void read() {
        rows = clients.all().stream().map(ClientRow::of).toList();
    }

    public List<ClientRow> getRows() {
        return rows;
    }

    /** Whether the caller may register one. */
    public boolean isChangeable() {
        return security.isCallerInRole(Role.Names.OPERATOR);
    }
}
