package io.stoa.simulator.appstoreconnect.webhook;

import java.net.URI;

/** The one endpoint of the first generation that an account has. */
public record MarketplaceWebhook(String id, URI endpointUrl, String secret) {}
