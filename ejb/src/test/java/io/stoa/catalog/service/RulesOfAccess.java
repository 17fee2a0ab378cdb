package io.stoa.catalog.service;

import io.stoa.apple.AppleItemId;
import io.stoa.audit.AuditLog;
import io.stoa.catalog.App;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.jpa.CatalogRows;
import java.util.Optional;

/** Access rules for tests of other features; apps are free where nothing was decided. */
public final class RulesOfAccess {

    private RulesOfAccess() {}

    /** Rules of a catalog in memory, whose decisions nobody is told of. */
    public static AccessRules over(Catalog catalog) {
        CatalogRows rows = new CatalogRows() {
            @Override
            public Optional<App> lockedApp(AppleItemId id) {
                return catalog.find(id);
            }
        };
        return over(catalog, rows, (actor, action, subject, detail) -> {});
    }

    /** Rules that are decided as well. */
    public static AccessRules over(Catalog catalog, CatalogRows rows, AuditLog audit) {
        AccessRules rules = new AccessRules();
        rules.catalog = catalog;
        rules.settings = new AccessSettings();
        rules.rows = rows;
        rules.audit = audit;
        return rules;
    }
}
