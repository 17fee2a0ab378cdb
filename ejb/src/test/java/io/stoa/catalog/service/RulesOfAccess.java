package io.stoa.catalog.service;

import io.stoa.audit.AuditLog;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.jpa.CatalogRows;

/** Access rules for tests of other features; apps are free where nothing was decided. */
public final class RulesOfAccess {

    private RulesOfAccess() {}

    /** Rules that are only read. */
    public static AccessRules over(Catalog catalog) {
        AccessRules rules = new AccessRules();
        rules.catalog = catalog;
        rules.settings = new AccessSettings();
        return rules;
    }

    /** Rules that are decided as well. */
    public static AccessRules over(Catalog catalog, CatalogRows rows, AuditLog audit) {
        AccessRules rules = over(catalog);
        rules.rows = rows;
        rules.audit = audit;
        return rules;
    }
}
