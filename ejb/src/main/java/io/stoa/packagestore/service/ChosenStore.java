package io.stoa.packagestore.service;

import io.stoa.packagestore.PackageStore;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one package store of this installation: of the adapters the one that is configured; the others are never made. */
@ApplicationScoped
public class ChosenStore {

    @Inject
    @ConfigProperty(name = "stoa.packages.store", defaultValue = "file")
    String kind;

    @Produces
    @ApplicationScoped
    PackageStore choose(@Any Instance<PackageStore> adapters) {
        Instance<PackageStore> chosen = adapters.select(new StoreKind.Named(kind));
        if (!chosen.isResolvable()) {
            throw new MarketplaceException(
                    FailureCode.NOT_CONFIGURED,
                    "stoa.packages.store is \"" + kind + "\", and has to be \"file\" or \"s3\".");
        }
        return chosen.get();
    }
}
