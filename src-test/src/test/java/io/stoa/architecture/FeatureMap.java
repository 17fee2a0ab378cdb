package io.stoa.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which feature may use which, over all modules of the server: the table of ADR 13. */
final class FeatureMap {

    /** Words and ways that every feature shares; they may use one another only as {@link #ALLOWED} says. */
    private static final Set<String> GROUND =
            Set.of("apple", "row", "problem", "time", "settings", "schema", "audit", "page", "proxy");

    private static final Map<String, Set<String>> ALLOWED = new TreeMap<>();

    static {
        // the ground
        allow("apple");
        allow("row");
        allow("time", "problem"); // a tick that failed is told with a code
        allow("problem", "apple", "row"); // an incident has an id
        allow("schema", "problem", "row");
        allow("settings", "apple", "problem");
        allow("audit", "row");
        allow("page");
        allow("proxy", "problem");

        // what others stand on
        allow("secrets", "identity"); // roles at the edge
        allow("keys", "secrets"); // private keys are kept sealed
        allow("outbound", "keys"); // a client certificate has a key
        allow("connect", "outbound", "keys"); // calls out, with a token signed by a key
        allow("identity");
        allow("account", "identity"); // passwords are hashed in one way

        // the way of a package in
        allow("catalog", "secrets", "identity"); // key blobs are kept sealed; roles at the edge
        allow("packagestore", "catalog", "connect", "outbound", "packageformat");
        allow("ingestion", "connect", "packagestore", "catalog", "identity", "packageformat");
        allow("notification", "ingestion", "catalog", "identity");

        allow("reconciliation", "connect", "ingestion", "catalog", "notification", "identity");

        allow("entitlement", "account", "catalog", "identity"); // an app says by which rule it is had

        // the way of an app out
        allow("ledger", "identity"); // roles at the edge
        allow("oauth", "account", "identity", "keys");
        allow("install", "catalog", "packagestore", "keys", "oauth", "identity", "account", "entitlement", "ledger");
        allow(
                "licensing",
                "catalog",
                "keys",
                "secrets",
                "outbound",
                "oauth",
                "install",
                "identity",
                "account",
                "entitlement",
                "ledger");
        allow("openid", "account", "identity", "outbound"); // whom a provider knows has an account here
        allow("personaldata", "openid", "account", "catalog", "entitlement", "identity", "ledger", "licensing");
        allow("wellknown", "catalog");
        allow("storefront", "catalog", "install", "identity"); // whose network an address is of

        // the edge
        allow(
                "admin",
                "account",
                "entitlement",
                "notification",
                "ingestion",
                "reconciliation",
                "catalog",
                "identity",
                "ledger",
                "licensing",
                "oauth",
                "secrets",
                "storefront");
        allow("health", "keys", "ingestion", "packagestore", "licensing");
        allow(
                "surface", // it names every resource
                "account",
                "admin",
                "catalog",
                "entitlement",
                "health",
                "identity",
                "ingestion",
                "install",
                "ledger",
                "licensing",
                "notification",
                "oauth",
                "packagestore",
                "reconciliation",
                "secrets",
                "storefront",
                "wellknown");
    }

    private FeatureMap() {}

    static Set<String> features() {
        return ALLOWED.keySet();
    }

    static boolean allows(String feature, String used) {
        boolean ground = GROUND.contains(used) && !GROUND.contains(feature);
        return feature.equals(used)
                || ground
                || ALLOWED.getOrDefault(feature, Set.of()).contains(used);
    }

    /** What a feature may use, the ground included. */
    static Set<String> uses(String feature) {
        Set<String> used = new TreeSet<>(ALLOWED.getOrDefault(feature, Set.of()));
        if (!GROUND.contains(feature)) {
            used.addAll(GROUND);
        }
        return used;
    }

    /** The feature of a class: the name after the root. */
    static String of(JavaClass type) {
        return type.getPackageName().split("\\.")[2];
    }

    private static void allow(String feature, String... used) {
        ALLOWED.put(feature, new TreeSet<>(Set.of(used)));
    }
}
