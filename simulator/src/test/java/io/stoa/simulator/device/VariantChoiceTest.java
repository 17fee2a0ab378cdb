package io.stoa.simulator.device;

import static io.stoa.simulator.device.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.InstallTarget;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.Variant;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantChoiceTest {

    @ParameterizedTest
    @CsvSource({"17.4, 0", "17.5.1, 0", "18, 1", "18.3.1, 1", "26.0, 2", "27.1, 2"})
    void shouldTakeTheHighestFamilyThatIsNotAboveTheDevice(String osVersion, int expected) {
        Manifest manifest = manifest(PackageForge.with(Packages.AUTHORITY)
                .variant(10, target("iPhone15,4", "17.4"))
                .variant(10, target("iPhone15,4", "18"))
                .variant(10, target("iPhone15,4", "26")));

        assertEquals(manifest.variants().get(expected), choose("iPhone15,4", osVersion, manifest));
    }

    @Test
    void shouldTakeTheMemoryClassOfTheDevice() {
        Manifest manifest = manifest(PackageForge.with(Packages.AUTHORITY)
                .variant(10, target("iPad16,3-A", "18"))
                .variant(10, target("iPad16,3-B", "18")));

        assertEquals(manifest.variants().get(1), choose("iPad16,3-B", "18.1", manifest));
    }

    @Test
    void shouldAcceptAMemoryClassWhenTheDeviceTellsNone() {
        Manifest manifest = manifest(PackageForge.with(Packages.AUTHORITY).variant(10, target("iPad16,3-B", "18")));

        assertEquals(manifest.variants().get(0), choose("iPad16,3", "18.1", manifest));
    }

    @Test
    void shouldPreferTheExactDeviceToAHigherFamilyOfALikeOne() {
        Manifest manifest = manifest(PackageForge.with(Packages.AUTHORITY)
                .variant(10, target("iPad16,3-A", "17.4"))
                .variant(10, target("iPad16,3", "18")));

        assertEquals(manifest.variants().get(0), choose("iPad16,3-A", "18.1", manifest));
    }

    @Test
    void shouldReportNoSupportedVariantForAnUnknownDevice() {
        Manifest manifest = Packages.app().manifest();

        assertRefused(Case.NO_SUPPORTED_VARIANT, "iPhone99,1", () -> choose("iPhone99,1", "18", manifest));
    }

    @Test
    void shouldReportNoSupportedVariantWhenEveryFamilyIsAboveTheDevice() {
        Manifest manifest = manifest(PackageForge.with(Packages.AUTHORITY).variant(10, target("iPhone15,4", "26")));

        assertRefused(Case.NO_SUPPORTED_VARIANT, "18.3.1", () -> choose("iPhone15,4", "18.3.1", manifest));
    }

    @Test
    void shouldReportThatTheOsIsTooOld() {
        Manifest manifest = manifest(
                PackageForge.with(Packages.AUTHORITY).minimumOs("18.2").variant(10, target("iPhone15,4", "18")));

        assertRefused(
                Case.MINIMUM_PLATFORM_VERSION_NOT_SATISFIED,
                "needs 18.2",
                () -> choose("iPhone15,4", "18.1.9", manifest));
    }

    @Test
    void shouldTreatIPadOsAsIos() {
        Manifest manifest = Packages.app().manifest();
        DeviceHardware iPad = new DeviceHardware("iPad16,3-A", "iPadOS", new OsVersion("18.1"), "00");

        assertTrue(manifest.variants().contains(new VariantChoice(iPad).choose(manifest)));
    }

    @Test
    void shouldReportAPlatformThePackageIsNotFor() {
        Manifest manifest = Packages.app().manifest();
        DeviceHardware vision = new DeviceHardware("iPhone15,4", "visionOS", new OsVersion("18.1"), "00");

        assertRefused(Case.UNSUPPORTED_PLATFORM, "visionOS", () -> new VariantChoice(vision).choose(manifest));
    }

    @Test
    void shouldFindTheDeltaFromTheInstalledVersionToTheChosenVariant() {
        ForgedPackage newer = Packages.newerApp();
        Variant target = choose("iPhone15,4", "18.3.1", newer.manifest());

        var delta = choice("iPhone15,4", "18.3.1")
                .deltaFrom(installed(Packages.app().manifest(), 0), newer.manifest(), target)
                .orElseThrow();

        assertEquals(target.assetPath(), delta.targetVariantAssetPath());
        assertEquals(Packages.app().manifest().appleVersionId(), delta.sourceVersionId());
    }

    @Test
    void shouldFindNoDeltaForAnotherInstalledVariant() {
        ForgedPackage newer = Packages.newerApp();
        Variant target = choose("iPhone15,4", "18.3.1", newer.manifest());
        InstalledApp other = installed(Packages.app().manifest(), 1);

        assertTrue(choice("iPhone15,4", "18.3.1")
                .deltaFrom(other, newer.manifest(), target)
                .isEmpty());
    }

    private static InstalledApp installed(Manifest manifest, int variant) {
        String publicId = manifest.variants().get(variant).publicId();
        License license = new License(
                1, manifest.appleItemId(), manifest.appleVersionId(), publicId, "", Instant.EPOCH, Duration.ZERO);
        return new InstalledApp(InstallChannel.MARKETPLACE_APP, "", manifest, publicId, license);
    }

    private static VariantChoice choice(String model, String osVersion) {
        return new VariantChoice(new DeviceHardware(model, "iOS", new OsVersion(osVersion), "00"));
    }

    private static Variant choose(String model, String osVersion, Manifest manifest) {
        return choice(model, osVersion).choose(manifest);
    }

    private static Manifest manifest(PackageForge forge) {
        return forge.forge().manifest();
    }

    private static InstallTarget target(String device, String os) {
        return new InstallTarget(device, os);
    }
}
