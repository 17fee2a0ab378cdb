package io.stoa.admin.view;

import io.stoa.notification.NotificationInbox;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The page of received notifications. */
@Named
@RequestScoped
public class Notifications {

    static final int NEWEST = 100;

    @Inject
    NotificationInbox inbox;

    private List<NotificationRow> rows = List.of();

    /** Reads the rows once, however often the page asks for them. */
    @PostConstruct
    void read() {
        rows = inbox.newest(NEWEST).stream().map(NotificationRow::of).toList();
    }

    public List<NotificationRow> getRows() {
        return rows;
    }
}
