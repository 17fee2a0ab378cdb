package io.stoa.catalog.service;

import io.stoa.apple.AppleItemId;
import io.stoa.audit.AuditLog;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.App;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.jpa.CatalogRows;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who may have which app: what was decided for it, else what the configuration says. The one place that knows. */
@Stateless
public class AccessRules {

    @Inject
    CatalogRows rows;

    @Inject
    Catalog catalog;

    @Inject
    AccessSettings settings;

    @Inject
    AuditLog audit;

    /**
     * The rule of an app.
     *
     * @param isDecided whether it was decided for the app; if not, the configuration says it
     */
    public record Access(AccessRule rule, boolean isDecided) {}

    /** The rule of an app that was read already; no SQL statement. */
    public AccessRule ruleOf(App app) {
        return app.accessRule().orElseGet(settings::standard);
    }

    /** The rules of those of these apps that are known; one SQL statement, none where none is asked for. */
    public Map<AppleItemId, AccessRule> rulesOf(Collection<AppleItemId> apps) {
        return catalog.find(apps).stream().collect(Collectors.toMap(App::appleItemId, this::ruleOf));
    }

    /**
     * Asks a device to sign in where it names an app that needs an account: one answer has one status, so one such app asks
     * for all.
     *
     * @throws MarketplaceException with {@code CALLER_UNKNOWN} when it has to
     */
    public static void requireAccount(Optional<String> account, Collection<AccessRule> rules) {
        if (account.isEmpty() && rules.stream().anyMatch(AccessRule::needsAccount)) {
            throw new MarketplaceException(FailureCode.CALLER_UNKNOWN, "Sign in: this app needs an account.");
        }
    }

    /** @throws MarketplaceException with {@code NOT_FOUND} when there is no such app */
    public Access get(AppleItemId id) {
        App app = catalog.find(id).orElseThrow(AccessRules::unknown);
        return new Access(ruleOf(app), app.accessRule().isPresent());
    }

    /**
     * Decides who may have an app from now on. Licences that were issued go on until they are to be renewed.
     *
     * @param rule  empty to follow the configuration
     * @param actor who decides
     * @throws MarketplaceException with {@code NOT_FOUND} when there is no such app
     */
    public void decide(AppleItemId id, Optional<AccessRule> rule, String actor) {
        decide(locked(id), rule, actor);
    }

    /**
     * Asks for an entitlement, or no longer, whichever rule holds otherwise.
     *
     * @throws MarketplaceException with {@code NOT_FOUND} when there is no such app
     */
    public void needEntitlement(AppleItemId id, boolean isNeeded, String actor) {
        App app = locked(id);
        if (isNeeded) {
            decide(app, Optional.of(AccessRule.ENTITLEMENT), actor);
        } else if (ruleOf(app) == AccessRule.ENTITLEMENT) {
            decide(app, Optional.empty(), actor);
        }
    }

    private void decide(App app, Optional<AccessRule> rule, String actor) {
        Optional<AccessRule> former = app.accessRule();
        if (!former.equals(rule)) {
            app.decideAccess(rule);
            String change = "from " + words(former) + " to " + words(rule);
            audit.record(actor, "app.access", app.appleItemId().toString(), change);
        }
    }

    // what is read before it is locked may be another's former word
    private App locked(AppleItemId id) {
        return rows.lockedApp(id).orElseThrow(AccessRules::unknown);
    }

    private static String words(Optional<AccessRule> rule) {
        return rule.map(AccessRule::word).orElse("that of the configuration");
    }

    private static MarketplaceException unknown() {
        return new MarketplaceException(FailureCode.NOT_FOUND, "There is no app with this id.");
    }
}
