package io.stoa.keys.service;

import io.stoa.keys.DistributionKeyId;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The distribution key the operator registered in App Store Connect. */
@ApplicationScoped
public class DistributionKeySettings {

    @Inject
    @ConfigProperty(name = "stoa.distribution-key.id")
    Optional<String> id;

    @Inject
    @ConfigProperty(name = "stoa.distribution-key.private-key-file")
    Optional<String> privateKeyFile;

    @PostConstruct
    void check() {
        if (id.isPresent() && id().isEmpty()) {
            throw new MarketplaceException(
                    FailureCode.NOT_CONFIGURED,
                    "stoa.distribution-key.id is not the id of an alternative distribution key, a UUID.");
        }
    }

    /** The key's id in App Store Connect; the marketplace's tokens name it. */
    public Optional<DistributionKeyId> id() {
        return id.flatMap(DistributionKeyId::parse);
    }

    /** Read once, when the database does not hold the key yet. */
    public Optional<Path> privateKeyFile() {
        return privateKeyFile.map(Path::of);
    }
}
