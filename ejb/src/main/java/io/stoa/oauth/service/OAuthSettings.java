package io.stoa.oauth.service;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How tokens are given and asked for; each of them is a point a device could prove us wrong on. */
@ApplicationScoped
public class OAuthSettings {

    @Inject
    @ConfigProperty(name = "stoa.oauth.refresh-grace", defaultValue = "true")
    boolean refreshGrace;

    @Inject
    @ConfigProperty(name = "stoa.oauth.client-binding", defaultValue = "true")
    boolean clientBinding;

    @Inject
    @ConfigProperty(name = "stoa.oauth.extension-header", defaultValue = "Authorization")
    String extensionHeader;

    @Inject
    @ConfigProperty(name = "stoa.oauth.refusals-per-minute", defaultValue = "120")
    int refusalsPerMinute;

    @PostConstruct
    void check() {
        if (refusalsPerMinute < 1) {
            throw new MarketplaceException(
                    FailureCode.NOT_CONFIGURED, "stoa.oauth.refusals-per-minute is at least 1, better 100 or more.");
        }
    }

    /** Whether a refresh token stays good as long as nothing it gave was used: nobody knows whether the answer arrived. */
    public boolean refreshGrace() {
        return refreshGrace;
    }

    /** Whether a refresh token is refused under another {@code client_id} than it was issued to. */
    public boolean clientBinding() {
        return clientBinding;
    }

    /** The header in which the marketplace app's extension sends its token, where {@code Authorization} is absent. */
    public String extensionHeader() {
        return extensionHeader;
    }

    /** How many refused requests a minute one address may send before it has to wait. */
    public int refusalsPerMinute() {
        return refusalsPerMinute;
    }
}
