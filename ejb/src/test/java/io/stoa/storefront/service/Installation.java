package io.stoa.storefront.service;

import io.stoa.apple.AppleItemId;
import io.stoa.settings.InstallationSettings;
import java.util.Optional;

/** An installation seen at {@code https://kite.example}, with or without a marketplace of its own. */
public final class Installation extends InstallationSettings {

    private final Optional<AppleItemId> marketplace;

    public Installation(Optional<AppleItemId> marketplace) {
        this.marketplace = marketplace;
    }

    @Override
    public String publicUrl() {
        return "https://kite.example";
    }

    @Override
    public Optional<AppleItemId> marketplaceId() {
        return marketplace;
    }

    @Override
    public String marketplaceName() {
        return "Kite Market\u202E";
    }
}
