package io.stoa.oauth.service;

import io.stoa.identity.service.RefusalsByAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Slows down an address whose requests are refused over and over. Good requests are not counted: thousands of phones may
 * share one address, and a secret of 256 bits needs no other protection from guessing.
 */
@ApplicationScoped
public class RefusalThrottle {

    @Inject
    OAuthSettings settings;

    private final RefusalsByAddress refusals = new RefusalsByAddress(() -> settings.refusalsPerMinute());

    /** Whether the address may ask. */
    public boolean admits(String address) {
        return refusals.admits(address);
    }

    /** Counts a refusal. */
    public void refused(String address) {
        refusals.refused(address);
    }
}
