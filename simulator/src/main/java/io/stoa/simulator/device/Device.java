package io.stoa.simulator.device;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An iPhone or iPad with alternative distribution: does what iOS does, checks what iOS checks, and says what it saw.
 * Works against any server with a public address. Not for use by several threads at once.
 *
 * <p>Every method that talks to a server throws {@link MarketplaceKitError} where a device would report one, and
 * {@link VerificationRequired} where it would ask the person to sign in; the steps up to there are in {@link #steps}.
 *
 * @see "Apple, MarketplaceKit and App License Delivery SDK"
 */
public final class Device {

    private final DeviceParts parts;

    Device(DeviceParts parts) {
        this.parts = parts;
    }

    public static DeviceBuilder builder() {
        return new DeviceBuilder();
    }

    /** Fetches and checks {@code /.well-known/marketplace-kit}. */
    public MarketplaceKit marketplaceKit() {
        return parts.wellKnown.marketplaceKit();
    }

    /**
     * Fetches and checks {@code /.well-known/oauth-authorization-server}.
     *
     * @return its issuer
     */
    public String authorizationServer() {
        return parts.wellKnown.authorizationServer().issuer();
    }

    /**
     * A person tapped an install link.
     *
     * @param link       {@code marketplace-kit://install?...}
     * @param pageOrigin of the main frame that holds the link, such as {@code https://get.kite.example}
     */
    public InstalledApp followInstallLink(String link, URI pageOrigin) {
        return parts.linkInstallation.follow(link, pageOrigin);
    }

    /** The marketplace app installs or updates one app. */
    public InstalledApp installFromMarketplaceApp(InstallMetadata metadata) {
        return installFromMarketplaceApp(List.of(metadata)).get(0);
    }

    /** The marketplace app installs several apps; they are licensed by one request. */
    public List<InstalledApp> installFromMarketplaceApp(List<InstallMetadata> batch) {
        return parts.marketplaceInstallation.install(batch);
    }

    /** Brings back exact versions, as after a backup. */
    public RestoreOutcome restore(AppsRequest request) {
        return parts.restoration.restore(request);
    }

    /**
     * A person taps Continue at "Verification Required" of an app from a link, and signs in. What was asked before is asked
     * again by whoever plays the person.
     *
     * @param account as in {@link VerificationRequired#account}
     * @throws MarketplaceKitError {@code cancelled} when the person refuses, {@code oauthTokenError} when the server's
     *     answers are not right
     */
    public void signIn(String account, String appleItemId, WebView view) {
        parts.reauthentication.signIn(account, appleItemId, view);
    }

    /** Updates everything that is installed. */
    public UpdateOutcome update() {
        return parts.updates.update();
    }

    /** Asks for updates of versions that are taken to be installed, and proves the packages offered; installs none. */
    public List<AvailableUpdate> checkForUpdates(AppsRequest installed) {
        return parts.updates.check(installed);
    }

    /** The daily check: renews what expires within 24 hours. */
    public RenewalOutcome renewExpiringLicenses() {
        Instant now = parts.clock.instant();
        return parts.renewals.renew(installedApps().stream()
                .filter(app -> app.license().isDueAt(now))
                .toList());
    }

    /** The marketplace app asks for renewal, as it does to have a licence revoked. */
    public RenewalOutcome requestLicenseRenewal(Collection<String> appleItemIds) {
        return parts.renewals.renew(
                appleItemIds.stream().map(parts.apps::require).toList());
    }

    /** A person taps the app; asks no server but for the address of the resolution page. */
    public LaunchVerdict launch(String appleItemId) {
        InstalledApp app = parts.apps.require(appleItemId);
        if (parts.apps.isIneligible(app.license())) {
            return new LaunchVerdict.Prevented(resolutionPage(app));
        }
        return app.license().isValidAt(parts.clock.instant())
                ? new LaunchVerdict.Runs()
                : new LaunchVerdict.LicenseExpired(resolutionPage(app));
    }

    /** A person deletes the app; the next install is a redownload. */
    public void delete(String appleItemId) {
        parts.apps.remove(appleItemId);
    }

    /** The system forgets the access token; it refreshes when it can, and asks without a token when it cannot. */
    public void loseAccessToken(String account, String appleItemId) {
        parts.authorizations.session(account, appleItemId).ifPresent(OAuthSession::loseAccessToken);
    }

    public List<InstalledApp> installedApps() {
        return List.copyOf(parts.apps.all());
    }

    /** Everything done so far, in order. */
    public List<DeviceStep> steps() {
        return parts.log.steps();
    }

    private Optional<URI> resolutionPage(InstalledApp app) {
        return marketplaceKit()
                .endpointsFor(app.appleItemId())
                .license()
                .resolution()
                .map(page -> ResolutionPage.of(page, app));
    }
}
