package io.stoa.simulator.walk;

import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.device.AppFailure;
import io.stoa.simulator.device.AppsRequest;
import io.stoa.simulator.device.Device;
import io.stoa.simulator.device.InstallChannel;
import io.stoa.simulator.device.InstallMetadata;
import io.stoa.simulator.device.InstalledApp;
import io.stoa.simulator.device.License;
import io.stoa.simulator.device.RenewalOutcome;
import io.stoa.simulator.device.UpdateOutcome;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What devices prove about an app that comes through the marketplace app. */
final class DeviceProofs {

    private static final String NOBODY = "";

    private final InstallationCalls calls;

    DeviceProofs(InstallationCalls calls) {
        this.calls = calls;
    }

    /** The marketplace app fetches a token and hands it to the system. */
    void install(Device device, ForgedPackage forged, Proof proof) {
        Manifest manifest = forged.manifest();
        Reply permit = permit(manifest).require(200);
        InstalledApp app = device.installFromMarketplaceApp(new InstallMetadata(
                manifest.appleItemId(),
                Optional.of(manifest.appleVersionId()),
                URI.create(permit.text("alternativeDistributionPackage")),
                permit.text("token"),
                NOBODY,
                false));
        DeviceSteps.requireRunning(device, app);
        proof.proves("token, manifest, signature, key blob and " + sizeOf(app, manifest) + " of the variant are right");
        proof.proves("licence " + app.license().licenseId() + " lets it run");
    }

    /** A device that never had the app gets it back from a backup, in its own variant. */
    void restore(Device device, ForgedPackage forged, Proof proof) {
        Manifest manifest = forged.manifest();
        InstalledApp app = Restores.one(device.restore(request(manifest)));
        DeviceSteps.requireRunning(device, app);
        proof.proves("the very version, in a variant of its own with " + sizeOf(app, manifest));
    }

    /** The device finds version 2 by itself and takes the short way to it. */
    void update(Device device, ForgedPackage newer, Proof proof) {
        UpdateOutcome outcome = device.update();
        Unexpected.unless(outcome.updated().size() == 1, "one app to be updated", outcome);
        InstalledApp app = outcome.updated().get(0);
        Unexpected.unless(
                app.appleVersionId().equals(newer.manifest().appleVersionId()),
                "version " + newer.manifest().appleVersionId() + " on the device",
                "version " + app.appleVersionId());
        DeviceSteps.requireRunning(device, app);
        proof.proves("version " + app.manifest().shortVersionString() + " runs, by a delta of "
                + Bytes.of(lengthOfDelta(device, newer)) + " instead of " + sizeOf(app, newer.manifest()));
    }

    private static long lengthOfDelta(Device device, ForgedPackage newer) {
        return newer.manifest().deltas().stream()
                .filter(delta -> DeviceSteps.passed(device, "download " + delta.assetPath()))
                .findFirst()
                .orElseThrow(() -> new Unexpected("a delta to be downloaded", "the whole variant"))
                .compressedSize();
    }

    /** The marketplace app asks for a renewal before it is due. */
    void renew(Device device, String appleItemId, Proof proof) {
        License former = device.installedApps().get(0).license();
        RenewalOutcome outcome = device.requestLicenseRenewal(List.of(appleItemId));
        boolean renewed = outcome.ineligible().isEmpty() && outcome.renewed().size() == 1;
        Unexpected.unless(renewed, "the licence " + former.licenseId() + " to be renewed", outcome);
        License license = outcome.renewed().get(0);
        Unexpected.unless(
                !license.issuedTime().isBefore(former.issuedTime()),
                "a licence that is no older",
                license.issuedTime());
        proof.proves("licence " + license.licenseId() + " is good for another "
                + license.duration().toDays() + " days");
    }

    /** Nobody gets the app any more: no restore, no token. */
    void refuse(Device device, ForgedPackage forged, Proof proof) {
        List<AppFailure> failures = Restores.failures(device.restore(request(forged.manifest())));
        boolean refused = failures.size() == 1 && failures.get(0).code() == 404;
        Unexpected.unless(refused, "one failure with code 404", failures);
        permit(forged.manifest()).require(404);
        proof.proves("restore lists the app in failures with 404, the marketplace app gets no token");
    }

    private Reply permit(Manifest manifest) {
        JsonObject order = Json.createObjectBuilder()
                .add("appleItemId", manifest.appleItemId())
                .add("appleVersionId", manifest.appleVersionId())
                .build();
        return calls.postAsOperator("/api/v1/install-tokens", order);
    }

    private static AppsRequest request(Manifest manifest) {
        return AppsRequest.of(
                InstallChannel.MARKETPLACE_APP, NOBODY, manifest.appleItemId(), manifest.appleVersionId());
    }

    private static String sizeOf(InstalledApp app, Manifest manifest) {
        return Bytes.of(manifest.asset(app.variantPublicId()).orElseThrow().compressedSize());
    }
}
