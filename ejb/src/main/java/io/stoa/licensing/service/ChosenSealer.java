package io.stoa.licensing.service;

import io.stoa.licensing.LicenseSealer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/** The one sealer of this installation: of the adapters the one that is configured; the others are never made. */
@ApplicationScoped
public class ChosenSealer {

    @Inject
    LicensingSettings settings;

    @Produces
    @ApplicationScoped
    LicenseSealer choose(@Any Instance<LicenseSealer> adapters) {
        Instance<LicenseSealer> chosen = adapters.select(new SealerKind.Named(settings.sealer()));
        if (!chosen.isResolvable()) {
            throw new MarketplaceException(
                    FailureCode.NOT_CONFIGURED,
                    "stoa.licensing.sealer is \"" + settings.sealer() + "\", and has to be \"simulated\" or \"http\".");
        }
        return chosen.get();
    }
}
