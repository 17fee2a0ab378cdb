package io.stoa.admin.view;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.entitlement.EndChange;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.EntitlementId;
import io.stoa.entitlement.EntitlementTarget;
import io.stoa.entitlement.GrantTerms;
import io.stoa.entitlement.service.Entitlements;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** The forms that grant and revoke, for operators alone. */
@Named
@RequestScoped
public class EntitlementDecision {

    @Inject
    Entitlements entitlements;

    @Inject
    ConsoleOperator operator;

    private final GrantForm form = new GrantForm();
    private String reason = "";
    private String id = "";

    // what was looked for is what is most likely granted
    @PostConstruct
    void read() {
        Map<String, String> asked =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        form.setAccount(asked.get("account"));
        form.setTarget(asked.getOrDefault("app", asked.getOrDefault("group", "")));
        id = asked.getOrDefault("id", "");
    }

    /** Grants it. @return the account's entitlements, read anew, or none where something cannot be read */
    public String grant() {
        String actor = operator.name();
        try {
            AccountId account = AccountId.parse(form.getAccount())
                    .orElseThrow(() -> unreadable("There is no account with this id."));
            entitlements.grant(account, target(), terms(), actor);
            return "/admin/entitlements.xhtml?faces-redirect=true&account=" + account + "&done=granted";
        } catch (MarketplaceException refused) {
            FacesContext.getCurrentInstance()
                    .addMessage(
                            "grant:account", new FacesMessage(FacesMessage.SEVERITY_ERROR, refused.sentence(), null));
            return "";
        }
    }

    private EntitlementTarget target() {
        return AppleItemId.parse(form.getTarget())
                .map(EntitlementTarget::of)
                .or(() -> EntitlementGroupId.parse(form.getTarget()).map(EntitlementTarget::of))
                .orElseThrow(() -> unreadable("Name an app by its Apple ID, or a group by its id."));
    }

    // a person at a form means the end they see, also a sooner one
    private GrantTerms terms() {
        return new GrantTerms(end(), EndChange.ANY, form.getReference(), form.getReason());
    }

    // the day itself still counts
    private Optional<Instant> end() {
        try {
            return Optional.of(form.getLastDay())
                    .filter(day -> !day.isEmpty())
                    .map(LocalDate::parse)
                    .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException noDay) {
            throw unreadable("The last day is a date such as 2026-12-31, or nothing.");
        }
    }

    private static MarketplaceException unreadable(String sentence) {
        return new MarketplaceException(FailureCode.MALFORMED_REQUEST, sentence);
    }

    /** Revokes it. @return its page, read anew */
    public String revoke() {
        String actor = operator.name();
        EntitlementId asked = EntitlementId.parse(id)
                .orElseThrow(
                        () -> new MarketplaceException(FailureCode.NOT_FOUND, "There is no entitlement with this id."));
        entitlements.revoke(asked, reason, actor);
        return "/admin/entitlement.xhtml?faces-redirect=true&id=" + asked + "&done=revoked";
    }

    public GrantForm getForm() {
        return form;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason == null ? "" : reason.strip();
    }
}
