package io.stoa.admin.view;

import io.stoa.identity.Role;
import io.stoa.notification.NotificationAttempt;
import io.stoa.notification.ReceivedNotification;
import io.stoa.notification.service.ReceivedNotifications;
import io.stoa.notification.service.ReceivedNotifications.Detail;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.storefront.DisplayText;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The page of one received notification: its body, its headers, every attempt, and a button to act on it again. */
@Named
@RequestScoped
public class Notification {

    @Inject
    ReceivedNotifications inbox;

    @Inject
    SecurityContext security;

    private String id = "";
    private Detail detail;

    /** One attempt as the page shows it; {@code outcome} is a key of the console's texts. */
    public record AttemptRow(Moment at, String outcome, Optional<String> detail) {

        static AttemptRow of(NotificationAttempt attempt) {
            return new AttemptRow(
                    Moment.of(attempt.at()),
                    attempt.outcome().name(),
                    attempt.detail().map(DisplayText::line));
        }
    }

    // before any phase: Faces asks for the rows of the page when it looks which button was pressed
    @PostConstruct
    void read() {
        id = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault("id", "");
    }

    /** Has it acted on again, within seconds. Only operators and owners may. */
    public String replay() {
        if (!isReplayable()) {
            throw new MarketplaceException(FailureCode.NOT_ALLOWED, "Only operators and owners replay notifications.");
        }
        inbox.replay(id, security.getCallerPrincipal().getName());
        return "/admin/notification.xhtml?faces-redirect=true&replayed=true&id=" + id;
    }

    /** Whether the caller may have it acted on again. */
    public boolean isReplayable() {
        return security.isCallerInRole(Role.Names.OPERATOR);
    }

    /** Answers 404 where there is no such notification. */
    public void require() {
        kept();
    }

    private ReceivedNotification kept() {
        if (detail == null) {
            detail = inbox.get(id);
        }
        return detail.notification();
    }

    /** The body for reading, not for measuring: the API gives its bytes. */
    public String getBody() {
        return String.join("\n", DisplayText.paragraphs(new String(kept().body(), StandardCharsets.UTF_8)));
    }

    public NotificationRow getRow() {
        return NotificationRow.of(kept().summary());
    }

    public List<String> getHeaders() {
        return kept().headers().stream()
                .flatMap(String::lines)
                .map(DisplayText::line)
                .toList();
    }

    public List<AttemptRow> getAttempts() {
        kept();
        return detail.attempts().stream().map(AttemptRow::of).toList();
    }

    public String getId() {
        return id;
    }
}
