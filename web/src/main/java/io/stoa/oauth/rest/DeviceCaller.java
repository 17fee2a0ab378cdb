package io.stoa.oauth.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.oauth.AccessToken;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Who calls a device endpoint, as {@link DeviceCallerFilter} found out before the resource was asked. */
@RequestScoped
public class DeviceCaller {

    private Optional<AccessToken> token = Optional.empty();

    /** The id of the account; empty for a device without a token. */
    public Optional<String> account() {
        return token.map(AccessToken::subject);
    }

    /** The app the device signed in with; empty for a device without a token. */
    public Optional<AppleItemId> app() {
        return token.flatMap(AccessToken::app);
    }

    /** Says who it is; for the filter alone. */
    public void identify(AccessToken verified) {
        token = Optional.of(verified);
    }
}
