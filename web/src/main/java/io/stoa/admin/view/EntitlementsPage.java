package io.stoa.admin.view;

import io.stoa.entitlement.EntitlementEvent;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.EntitlementQuery;
import io.stoa.entitlement.service.EntitlementGroups;
import io.stoa.entitlement.service.EntitlementRegister;
import io.stoa.entitlement.service.EntitlementRegister.RegisteredEntitlement;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of entitlements and of their history. What is looked for stands in the address. */
@Named("entitlements")
@RequestScoped
public class EntitlementsPage {

    static final int NEWEST = 50;

    private static final String PAGE = "/admin/entitlements.xhtml";
    private static final List<String> WORDS = List.of("account", "app", "group", "reference");

    @Inject
    EntitlementRegister register;

    @Inject
    EntitlementGroups groups;

    private List<EntitlementRow> rows = List.of();
    private List<EntitlementEventRow> events = List.of();
    private Optional<String> trouble = Optional.empty();
    private Optional<String> older = Optional.empty();
    private Optional<String> earlier = Optional.empty();

    /** Reads the rows once, however often the page asks for them. */
    @PostConstruct
    void read() {
        Map<String, String> asked =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        try {
            EntitlementQuery query = EntitlementQuery.of(
                    asked.get("account"), asked.get("app"), asked.get("group"), asked.get("reference"));
            readRows(query, asked);
            readHistory(query, asked);
        } catch (MarketplaceException unreadable) {
            trouble = Optional.of(unreadable.sentence());
        }
    }

    private void readRows(EntitlementQuery query, Map<String, String> asked) {
        List<RegisteredEntitlement> page = register.page(query, Optional.ofNullable(asked.get("cursor")), NEWEST);
        Map<EntitlementGroupId, String> names = groups.names(page.stream()
                .flatMap(each -> each.entitlement().target().group().stream())
                .toList());
        rows = page.stream().map(each -> EntitlementRow.of(each, names)).toList();
        older = page.size() < NEWEST
                ? Optional.empty()
                : Optional.of(SearchAddress.behind(rows.get(NEWEST - 1).id(), PAGE, WORDS, asked));
    }

    private void readHistory(EntitlementQuery query, Map<String, String> asked) {
        List<EntitlementEvent> page = register.history(query, Optional.ofNullable(asked.get("before")), NEWEST);
        events = page.stream().map(EntitlementEventRow::of).toList();
        earlier = page.size() < NEWEST
                ? Optional.empty()
                : Optional.of(SearchAddress.behind(page.get(NEWEST - 1).id(), PAGE, WORDS, asked)
                        .replace("cursor=", "before="));
    }

    public List<EntitlementRow> getRows() {
        return rows;
    }

    public List<EntitlementEventRow> getEvents() {
        return events;
    }

    /** What of the search cannot be read. */
    public Optional<String> getTrouble() {
        return trouble;
    }

    /** The address of the next page; empty on the last. */
    public Optional<String> getOlder() {
        return older;
    }

    /** The address of the next page of the history; empty on the last. */
    public Optional<String> getEarlier() {
        return earlier;
    }
}
