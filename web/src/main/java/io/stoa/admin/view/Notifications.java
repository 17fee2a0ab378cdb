package io.stoa.admin.view;

import io.stoa.notification.NotificationQuery;
import io.stoa.notification.NotificationSummary;
import io.stoa.notification.Verdict;
import io.stoa.notification.service.ReceivedNotifications;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of received notifications. What is looked for stands in the address, so that a search can be kept. */
@Named
@RequestScoped
public class Notifications {

    static final int NEWEST = 100;

    private static final String PAGE = "/admin/notifications.xhtml";
    private static final List<String> WORDS = List.of("verdict", "type", "app", "id", "from", "to");

    @Inject
    ReceivedNotifications inbox;

    private List<NotificationRow> rows = List.of();
    private Optional<String> trouble = Optional.empty();
    private Optional<String> older = Optional.empty();

    /** Reads the rows once, however often the page asks for them. */
    @PostConstruct
    void read() {
        Map<String, String> asked =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        try {
            NotificationQuery query = NotificationQuery.of(
                    asked.get("verdict"),
                    asked.get("type"),
                    asked.get("app"),
                    asked.get("id"),
                    asked.get("from"),
                    asked.get("to"));
            List<NotificationSummary> page = inbox.page(query, Optional.ofNullable(asked.get("cursor")), NEWEST);
            rows = page.stream().map(NotificationRow::of).toList();
            older = page.size() < NEWEST
                    ? Optional.empty()
                    : Optional.of(SearchAddress.behind(page.get(NEWEST - 1).id(), PAGE, WORDS, asked));
        } catch (MarketplaceException unreadable) {
            trouble = Optional.of(unreadable.sentence());
        }
    }

    public List<NotificationRow> getRows() {
        return rows;
    }

    public Verdict[] getVerdicts() {
        return Verdict.values();
    }

    /** What of the search cannot be read. */
    public Optional<String> getTrouble() {
        return trouble;
    }

    /** The address of the next page; empty on the last. */
    public Optional<String> getOlder() {
        return older;
    }
}
