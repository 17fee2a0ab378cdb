package io.stoa.catalog.service;

import io.stoa.catalog.AccessRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who may have an app nothing was decided for. */
@ApplicationScoped
public class AccessSettings {

    @Inject
    @ConfigProperty(name = "stoa.install.requires-account", defaultValue = "false")
    boolean requiresAccount;

    public AccessRule standard() {
        return requiresAccount ? AccessRule.ACCOUNT : AccessRule.FREE;
    }
}
