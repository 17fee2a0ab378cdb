package io.stoa.admin.view;

import io.stoa.identity.Role;
import io.stoa.ledger.LedgerEntry;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseStanding;
import io.stoa.licensing.service.LicenseEffect;
import io.stoa.licensing.service.LicenseRegister;
import io.stoa.licensing.service.LicenseTrace;
import io.stoa.licensing.service.RegisteredLicense;
import io.stoa.licensing.service.TraceStep;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.storefront.DisplayText;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.util.List;

/** The page of one licence: how it stands, what that means on the device, and its way from token to licence. */
@Named("license")
@RequestScoped
public class LicensePage {

    @Inject
    LicenseRegister register;

    @Inject
    LicenseTrace trace;

    @Inject
    SecurityContext security;

    private String number = "";
    private RegisteredLicense license;
    private List<StepRow> steps = List.of();

    /** One step as the page shows it; {@code event} and {@code tie} are keys of the console's texts. */
    public record StepRow(Moment at, String event, String words, String actor, String tie) {

        static StepRow of(TraceStep step) {
            LedgerEntry entry = step.entry();
            return new StepRow(
                    Moment.of(entry.at()),
                    entry.event().name(),
                    step.words(),
                    DisplayText.line(entry.actor()),
                    step.tie().name());
        }
    }

    // before any phase: Faces asks what the page shows when it looks which button was pressed
    @PostConstruct
    void read() {
        number = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault("number", "");
    }

    /** Answers 404 where there is no such licence. */
    public void require() {
        kept();
    }

    private RegisteredLicense kept() {
        if (license == null) {
            LicenseId id = LicenseId.parseOurs(number).orElseThrow(LicensePage::unknown);
            license = register.get(id);
            steps = trace.of(id).stream().map(StepRow::of).toList();
        }
        return license;
    }

    private static MarketplaceException unknown() {
        return new MarketplaceException(FailureCode.NOT_FOUND, "There is no licence with this number.");
    }

    /** Whether the caller may change it, and there is something to change. */
    public boolean isChangeable() {
        return security.isCallerInRole(Role.Names.OPERATOR) && kept().standing() != LicenseStanding.REVOKED;
    }

    /** Whether it can be extended as well: one for ever need not be. */
    public boolean isExtendable() {
        return isChangeable() && kept().expiresAt().isPresent();
    }

    public LicenseRow getRow() {
        return LicenseRow.of(kept());
    }

    public String getEffect() {
        return LicenseEffect.of(kept());
    }

    /** What revoking does at once, and what only later. */
    public String getQuestion() {
        return LicenseEffect.ofRevoking(kept());
    }

    public List<StepRow> getSteps() {
        kept();
        return steps;
    }

    public String getUnknown() {
        return LicenseTrace.UNKNOWN;
    }
}
