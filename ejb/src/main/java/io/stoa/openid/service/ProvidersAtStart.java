package io.stoa.openid.service;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Reads the providers at the start, so that a mistake in the configuration stops it and not the first person. */
@Singleton
@Startup
public class ProvidersAtStart {

    private static final Logger LOG = System.getLogger(ProvidersAtStart.class.getName());

    @Inject
    OpenIdSettings settings;

    @PostConstruct
    void tell() {
        settings.providers()
                .forEach(provider -> LOG.log(
                        Level.INFO,
                        "openid.provider name={0} issuer={1} newAccounts={2}",
                        provider.name(),
                        provider.issuer(),
                        provider.newAccounts()));
    }
}
