package io.stoa.simulator.appstoreconnect.catalog;

/** An app of the simulated account: every app that has a package in it. */
public record App(String appleItemId, String bundleId) {

    /** What the account calls the app: the last part of its bundle id. */
    public String name() {
        return bundleId.substring(bundleId.lastIndexOf('.') + 1);
    }
}
