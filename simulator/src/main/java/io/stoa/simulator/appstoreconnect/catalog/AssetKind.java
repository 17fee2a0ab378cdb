package io.stoa.simulator.appstoreconnect.catalog;

/** The two kinds of asset; each is a resource type of its own. */
public enum AssetKind {
    VARIANT("variants"),
    DELTA("deltas");

    private final String relationship;

    AssetKind(String relationship) {
        this.relationship = relationship;
    }

    /** As a package version and its manifest name the list. */
    public String relationship() {
        return relationship;
    }
}
