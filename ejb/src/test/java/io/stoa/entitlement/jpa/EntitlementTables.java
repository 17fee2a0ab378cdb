package io.stoa.entitlement.jpa;

import io.stoa.entitlement.EntitlementGroupRepository;
import io.stoa.entitlement.EntitlementRepository;
import jakarta.persistence.EntityManager;

/** Entitlements and groups within one persistence context. */
public final class EntitlementTables {

    private EntitlementTables() {}

    public static EntitlementRepository entitlements(EntityManager entities) {
        JpaEntitlementRepository entitlements = new JpaEntitlementRepository();
        entitlements.entities = entities;
        return entitlements;
    }

    public static EntitlementGroupRepository groups(EntityManager entities) {
        JpaEntitlementGroupRepository groups = new JpaEntitlementGroupRepository();
        groups.entities = entities;
        return groups;
    }
}
