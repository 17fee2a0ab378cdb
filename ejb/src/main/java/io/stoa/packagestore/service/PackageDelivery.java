package io.stoa.packagestore.service;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who sends the bytes of assets: this server, or the nginx before it, which reads the same files. */
@ApplicationScoped
public class PackageDelivery {

    private static final String STREAM = "stream";
    private static final String OFFLOAD = "x-accel-redirect";

    @Inject
    @ConfigProperty(name = "stoa.packages.delivery", defaultValue = STREAM)
    String delivery;

    @Inject
    @ConfigProperty(name = "stoa.packages.store", defaultValue = "file")
    String store;

    /** Whether a proxy that asks for it may send an asset itself. */
    public boolean mayOffload() {
        return OFFLOAD.equals(delivery);
    }

    /** @throws MarketplaceException with {@code NOT_CONFIGURED} when it cannot work as it is set */
    void check() {
        if (!STREAM.equals(delivery) && !OFFLOAD.equals(delivery)) {
            throw refused(
                    "stoa.packages.delivery is \"" + delivery + "\", and has to be \"stream\" or \"" + OFFLOAD + "\".");
        }
        if (mayOffload() && !"file".equals(store)) {
            throw refused("stoa.packages.delivery=" + OFFLOAD + " needs stoa.packages.store=file: nginx reads the files"
                    + " of the data directory, and with \"" + store + "\" there are none. Set it to \"stream\".");
        }
    }

    private static MarketplaceException refused(String sentence) {
        return new MarketplaceException(FailureCode.NOT_CONFIGURED, sentence);
    }
}
