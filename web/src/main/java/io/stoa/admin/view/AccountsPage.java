package io.stoa.admin.view;

import io.stoa.account.AccountQuery;
import io.stoa.account.AccountStanding;
import io.stoa.account.service.AccountRegister;
import io.stoa.account.service.KnownAccount;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of people's accounts. What is looked for stands in the address. */
@Named("accounts")
@RequestScoped
public class AccountsPage {

    static final int NEWEST = 100;

    private static final String PAGE = "/admin/accounts.xhtml";
    private static final List<String> WORDS = List.of("login", "id", "state");

    @Inject
    AccountRegister register;

    private List<AccountRow> rows = List.of();
    private Optional<String> trouble = Optional.empty();
    private Optional<String> older = Optional.empty();

    /** Reads the rows once, however often the page asks for them. */
    @PostConstruct
    void read() {
        Map<String, String> asked = Asked.words();
        try {
            AccountQuery query = AccountQuery.of(asked.get("login"), asked.get("id"), asked.get("state"));
            List<KnownAccount> page = register.page(query, Optional.ofNullable(asked.get("cursor")), NEWEST);
            rows = page.stream().map(AccountRow::of).toList();
            older = page.size() < NEWEST
                    ? Optional.empty()
                    : Optional.of(SearchAddress.behind(page.get(NEWEST - 1).id().value(), PAGE, WORDS, asked));
        } catch (MarketplaceException unreadable) {
            trouble = Optional.of(unreadable.sentence());
        }
    }

    public List<AccountRow> getRows() {
        return rows;
    }

    public AccountStanding[] getStates() {
        return AccountStanding.values();
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
