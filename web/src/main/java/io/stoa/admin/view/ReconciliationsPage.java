package io.stoa.admin.view;

import io.stoa.identity.Role;
import io.stoa.reconciliation.PackageReadings;
import io.stoa.reconciliation.ReconciliationRuns;
import io.stoa.reconciliation.service.Reconciliations;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.util.List;

/** The page of comparisons with App Store Connect, and of packages it does not show any more. */
@Named("reconciliations")
@RequestScoped
public class ReconciliationsPage {

    private static final int NEWEST = 100;
    private static final String HERE = "/admin/reconciliations.xhtml?faces-redirect=true";

    @Inject
    ReconciliationRuns runs;

    @Inject
    PackageReadings readings;

    @Inject
    Reconciliations operators;

    @Inject
    SecurityContext security;

    private List<ReconciliationRow> rows = List.of();
    private List<HiddenPackageRow> hidden = List.of();

    /** Reads the rows once, however often the page asks for them. */
    @PostConstruct
    void read() {
        rows = runs.newest(NEWEST).stream().map(ReconciliationRow::of).toList();
        hidden = readings.hidden(NEWEST).stream().map(HiddenPackageRow::of).toList();
    }

    /** Asks for a run, by an operator alone. @return this page, read anew */
    public String begin() {
        if (isOperator()) {
            operators.request(security.getCallerPrincipal().getName());
        }
        return HERE;
    }

    /** Whether the person may do more than look. */
    public boolean isOperator() {
        return security.isCallerInRole(Role.Names.OPERATOR);
    }

    public List<ReconciliationRow> getRows() {
        return rows;
    }

    public List<HiddenPackageRow> getHidden() {
        return hidden;
    }
}
