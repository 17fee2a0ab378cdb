package io.stoa.health;

import io.stoa.ingestion.IngestionJobs;
import io.stoa.keys.service.DistributionKeyRing;
import io.stoa.licensing.LicenseSealer;
import io.stoa.licensing.SealerState;
import io.stoa.licensing.service.CertificateExpiry;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** This node may take requests: its database answers and its keys are at hand. */
@Readiness
@ApplicationScoped
public class Ready implements HealthCheck {

    private static final String NAME = "stoa";

    @Inject
    IngestionJobs jobs;

    @Inject
    DistributionKeyRing keys;

    @Inject
    LicenseSealer sealer;

    @Inject
    CertificateExpiry certificates;

    @Override
    public HealthCheckResponse call() {
        try {
            HealthCheckResponseBuilder ready = HealthCheckResponse.named(NAME)
                    .withData("database-time", jobs.now().toString())
                    .withData(
                            "es256-provider", keys.signer(keys.marketplaceKey()).provider());
            tellSealers(ready);
            tellCertificates(ready);
            return ready.up().build();
        } catch (MarketplaceException keyMissing) {
            return HealthCheckResponse.named(NAME)
                    .withData("keys", keyMissing.sentence())
                    .down()
                    .build();
        } catch (EJBException databaseAway) {
            return HealthCheckResponse.named(NAME)
                    .withData("database", "does not answer")
                    .down()
                    .build();
        }
    }

    // told, and not counted: while every sealer is away all else is still served
    private void tellSealers(HealthCheckResponseBuilder ready) {
        int number = 1;
        for (SealerState state : sealer.states()) {
            ready.withData(
                    "license-sealer-" + number++,
                    (state.answers() ? "answers: " : "does not answer: ") + state.sentence());
        }
    }

    // as the sealers: without a licence there are still restores, updates and package files
    private void tellCertificates(HealthCheckResponseBuilder ready) {
        certificates
                .sentences()
                .forEach((purpose, sentence) -> ready.withData("license-certificate-" + purpose.word(), sentence));
    }
}
