package io.stoa.cli.torture.play;

import io.stoa.cli.torture.history.Action;
import io.stoa.cli.torture.history.History;
import io.stoa.cli.torture.history.History.Outcome;
import io.stoa.cli.torture.history.Operation;
import io.stoa.cli.torture.history.Verdict;
import io.stoa.cli.torture.plan.Plan;
import io.stoa.cli.torture.plan.PlannedPackage;
import io.stoa.packageformat.TrustAnchors;
import io.stoa.simulator.appstoreconnect.catalog.KeyBlobs;
import io.stoa.simulator.device.AppsRequest;
import io.stoa.simulator.device.Device;
import io.stoa.simulator.device.DeviceRefusal;
import io.stoa.simulator.device.InstallChannel;
import io.stoa.simulator.device.MarketplaceKitError;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import io.stoa.simulator.device.RestoreOutcome;
import io.stoa.simulator.walk.Installation;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Installs apps on devices: restore, manifest, signature, bytes with their digest, and a licence. */
public final class DeviceClient {

    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final String UNLICENSED = "(unlicensedApps)";
    private static final Pattern OTHER_STATUS = Pattern.compile("status (?!503)[0-9]{3}");

    private final long seed;
    private final Installation installation;
    private final BooleanSupplier ready;
    private final TrustAnchors trustAnchors;
    private final History history;

    /** Devices of one round. @param ready whether the installation is meant to answer */
    public DeviceClient(
            long seed, Installation installation, BooleanSupplier ready, TrustAnchors trustAnchors, History history) {
        this.seed = seed;
        this.installation = installation;
        this.ready = ready;
        this.trustAnchors = trustAnchors;
        this.history = history;
    }

    /** Installs the version on a device that is new. @return what is known about it */
    Verdict install(PlannedPackage version) {
        return history.record(seed, Action.INSTALL, () -> restored(version)).verdict();
    }

    /** When all is quiet, goes through everything that was planned until something can be installed. */
    public void installSomething(Plan plan) {
        plan.packages().stream()
                .filter(version -> install(version) == Verdict.OK)
                .findFirst();
    }

    private Outcome restored(PlannedPackage version) {
        String app = "version " + version.appleVersionId();
        boolean wasReady = ready.getAsBoolean();
        try {
            RestoreOutcome outcome = device().restore(AppsRequest.of(
                    InstallChannel.MARKETPLACE_APP, "", version.appleItemId(), version.appleVersionId()));
            if (!(outcome instanceof RestoreOutcome.Restored restored)) {
                return new Outcome(app, Verdict.UNKNOWN, app + ": asked to sign in");
            }
            return restored.installed().stream()
                    .findFirst()
                    .map(installed ->
                            new Outcome(String.valueOf(installed.license().licenseId()), Verdict.OK, app + ": runs"))
                    .orElseGet(() -> new Outcome(app, Verdict.FAIL, app + ": " + restored.failures()));
        } catch (DeviceRefusal broken) {
            String detail = app + ": " + broken.code() + " " + broken.sentence();
            if (broken.sentence().contains(UNLICENSED)) {
                return new Outcome(app, Verdict.FAIL, Operation.NO_LICENCE + detail);
            }
            boolean bad = wasReady && ready.getAsBoolean() && !isBadMoment(broken);
            return new Outcome(app, Verdict.UNKNOWN, (bad ? Operation.BAD_ANSWER : "") + detail);
        }
    }

    /**
     * Whether a device may be refused like this: answered late, with 503, or not at all, but never with another status,
     * nor with bytes or a licence that are not right.
     */
    static boolean isBadMoment(DeviceRefusal refusal) {
        return refusal instanceof MarketplaceKitError error
                && (error.errorCase() == Case.NETWORK_ERROR || error.errorCase() == Case.UNKNOWN)
                && !OTHER_STATUS.matcher(refusal.sentence()).find();
    }

    private Device device() {
        return Device.builder()
                .publicUrl(installation.publicUrl())
                .trustAnchors(trustAnchors)
                .marketplaceAppleItemId(installation.marketplaceAppleItemId())
                .keyBlobs(publicId -> Optional.of(KeyBlobs.sha256(publicId).hex()))
                .patience(PATIENCE)
                .build();
    }
}
