package io.stoa.admin.view;

import io.stoa.licensing.LicenseQuery;
import io.stoa.licensing.LicenseStanding;
import io.stoa.licensing.SealerState;
import io.stoa.licensing.service.LicenseRegister;
import io.stoa.licensing.service.RegisteredLicense;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of licences and of the sealers that make them. What is looked for stands in the address. */
@Named("licenses")
@RequestScoped
public class LicensesPage {

    static final int NEWEST = 100;

    private static final String PAGE = "/admin/licenses.xhtml";
    private static final List<String> WORDS = List.of("account", "app", "device", "number", "state");

    @Inject
    LicenseRegister register;

    private List<LicenseRow> rows = List.of();
    private List<SealerState> sealers = List.of();
    private Optional<String> trouble = Optional.empty();
    private Optional<String> older = Optional.empty();

    /** Reads the rows once, however often the page asks for them. */
    @PostConstruct
    void read() {
        Map<String, String> asked =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        sealers = register.sealers();
        try {
            LicenseQuery query = LicenseQuery.of(
                    asked.get("account"),
                    asked.get("app"),
                    asked.get("device"),
                    asked.get("number"),
                    asked.get("state"));
            List<RegisteredLicense> page = register.page(query, Optional.ofNullable(asked.get("cursor")), NEWEST);
            rows = page.stream().map(LicenseRow::of).toList();
            older = page.size() < NEWEST
                    ? Optional.empty()
                    : Optional.of(SearchAddress.behind(page.get(NEWEST - 1).id().toString(), PAGE, WORDS, asked));
        } catch (MarketplaceException unreadable) {
            trouble = Optional.of(unreadable.sentence());
        }
    }

    public List<LicenseRow> getRows() {
        return rows;
    }

    public LicenseStanding[] getStates() {
        return LicenseStanding.values();
    }

    /** How each sealer is; empty where one inside this server makes licences. */
    public List<SealerState> getSealers() {
        return sealers;
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
