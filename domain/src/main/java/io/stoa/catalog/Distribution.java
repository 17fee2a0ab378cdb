package io.stoa.catalog;

import java.util.Locale;
import java.util.Optional;

/** The kind of an app; the device protocol differs by it. */
public enum Distribution {
    /** An app in the marketplace: installed only from inside the marketplace app. */
    DISTRIBUTED,
    /** The marketplace's own app: installed by a link on our page, never notified. */
    MARKETPLACE_APP,
    /** An app of our own, distributed from our website by a link. */
    WEB;

    /** Reads {@code distributed}, {@code marketplace-app} or {@code web}. */
    public static Optional<Distribution> parse(String word) {
        for (Distribution distribution : values()) {
            if (distribution.word().equals(word)) {
                return Optional.of(distribution);
            }
        }
        return Optional.empty();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a person installs the app from a {@code marketplace-kit://} link on our page. */
    public boolean installsByLink() {
        return this != DISTRIBUTED;
    }
}
