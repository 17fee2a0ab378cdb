package io.stoa.admin.view;

import io.stoa.apple.AppleItemId;
import io.stoa.entitlement.EntitlementGroup;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.service.EntitlementGroups;
import io.stoa.entitlement.service.EntitlementGroups.GroupDetail;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.storefront.DisplayText;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The page of groups, and of the one that stands in the address. */
@Named("groups")
@RequestScoped
public class EntitlementGroupsPage {

    static final int OLDEST = 100;

    private static final String PAGE = "/admin/entitlement-groups.xhtml";
    private static final String ANEW = PAGE + "?faces-redirect=true";

    @Inject
    EntitlementGroups groups;

    @Inject
    ConsoleOperator operator;

    private List<GroupRow> rows = List.of();
    private Optional<String> next = Optional.empty();
    private Optional<EntitlementGroupId> chosen = Optional.empty();
    private String name = "";
    private String app = "";

    /** A group as the console shows it. */
    public record GroupRow(String id, String name, Moment created) {

        static GroupRow of(EntitlementGroup group) {
            return new GroupRow(group.id().value(), DisplayText.line(group.name()), Moment.of(group.createdAt()));
        }
    }

    @PostConstruct
    void read() {
        Map<String, String> asked =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        chosen = EntitlementGroupId.parse(asked.get("group"));
        List<EntitlementGroup> page = groups.page(EntitlementGroupId.parse(asked.get("cursor")), OLDEST);
        rows = page.stream().map(GroupRow::of).toList();
        next = page.size() < OLDEST
                ? Optional.empty()
                : Optional.of(PAGE + "?cursor=" + rows.get(OLDEST - 1).id());
    }

    /** Makes a group. @return its page, or none where it cannot have the name */
    public String create() {
        return done(
                "create:name",
                () -> ANEW + "&group=" + groups.create(name, operator.name()).id());
    }

    /** Lets an app join the chosen group. @return the group's page, read anew, or none where it is no app */
    public String add() {
        return done("change:app", () -> {
            groups.addApp(chosen(), appleItemId(), operator.name());
            return ANEW + "&group=" + chosen();
        });
    }

    /** Lets an app leave the chosen group. @return the group's page, read anew, or none where it is no app */
    public String remove() {
        return done("change:app", () -> {
            groups.removeApp(chosen(), appleItemId(), operator.name());
            return ANEW + "&group=" + chosen();
        });
    }

    private static String done(String field, Supplier<String> work) {
        try {
            return work.get();
        } catch (MarketplaceException refused) {
            FacesContext.getCurrentInstance()
                    .addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, refused.sentence(), null));
            return "";
        }
    }

    private EntitlementGroupId chosen() {
        return chosen.orElseThrow(
                () -> new MarketplaceException(FailureCode.NOT_FOUND, "There is no group with this id."));
    }

    private AppleItemId appleItemId() {
        return AppleItemId.parse(app)
                .orElseThrow(() ->
                        new MarketplaceException(FailureCode.MALFORMED_REQUEST, "An Apple ID is a decimal number."));
    }

    public List<GroupRow> getRows() {
        return rows;
    }

    /** The address of the next page; empty on the last. */
    public Optional<String> getNext() {
        return next;
    }

    /** The group that stands in the address; empty where none does or it is not there. */
    public Optional<GroupDetail> getDetail() {
        return chosen.flatMap(groups::find);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name == null ? "" : name.strip();
    }

    public String getApp() {
        return app;
    }

    public void setApp(String app) {
        this.app = app == null ? "" : app.strip();
    }
}
