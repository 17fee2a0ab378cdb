package io.stoa.packagestore;

import io.stoa.apple.AppleItemId;

/** Port: whether packages are being taken in, and with them assets that no row lists yet. */
public interface AssetIntake {

    /** Whether an ingestion that has been claimed may promote assets of the app, or rely on those that are held. */
    boolean isRunning(AppleItemId app);
}
