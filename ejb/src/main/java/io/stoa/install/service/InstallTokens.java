package io.stoa.install.service;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.App;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.Publication;
import io.stoa.install.InstallVerificationToken;
import io.stoa.install.InstallVerificationToken.Kind;
import io.stoa.install.crypto.TokenWriter;
import io.stoa.keys.DistributionKeyId;
import io.stoa.keys.service.DistributionKeyRing;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.settings.InstallationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Mints install verification tokens at the moment of the install: they hold for 20 minutes and each has its own nonce, so
 * none is ever kept. No token costs a database access once its key is loaded.
 */
@ApplicationScoped
public class InstallTokens {

    @Inject
    DistributionKeyRing keys;

    @Inject
    InstallationSettings installation;

    @Inject
    Clock clock;

    /**
     * A token for one offered version.
     *
     * @return a compact JWS, ES256
     * @throws MarketplaceException with {@code NOT_CONFIGURED} when the marketplace or its key is not known
     */
    public String mint(Publication version, App app, Kind kind) {
        DistributionKeyId key = keyOf(app);
        InstallVerificationToken token = new InstallVerificationToken(
                version.appleItemId(), version.appleVersionId(), version.bundleId(), issuerOf(app), kind);
        return TokenWriter.write(token, key, keys.signer(key), clock.instant());
    }

    // the marketplace app's own item id is the marketplace's id, so what installs by link is its own issuer
    private AppleItemId issuerOf(App app) {
        return app.distribution().installsByLink()
                ? app.appleItemId()
                : installation.marketplaceId().orElseThrow(InstallTokens::noMarketplace);
    }

    private DistributionKeyId keyOf(App app) {
        return app.distributionKeyId()
                .filter(ownKey -> app.distribution() == Distribution.WEB)
                .flatMap(DistributionKeyId::parse)
                .orElseGet(keys::marketplaceKey);
    }

    private static MarketplaceException noMarketplace() {
        return new MarketplaceException(
                FailureCode.NOT_CONFIGURED,
                "Apps of other developers install through a marketplace: set stoa.marketplace.apple-item-id.");
    }
}
