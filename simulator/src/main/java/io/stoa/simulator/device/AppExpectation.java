package io.stoa.simulator.device;

import io.stoa.packageformat.Manifest;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.util.Optional;

/** What was said about a package before its manifest was read; empty where nothing was said. */
record AppExpectation(
        Optional<String> appleItemId,
        Optional<String> appleVersionId,
        Optional<String> bundleVersion,
        Optional<String> shortVersionString) {

    /** A link says nothing. */
    static AppExpectation nothing() {
        return new AppExpectation(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static AppExpectation of(String appleItemId, Optional<String> appleVersionId) {
        return new AppExpectation(Optional.of(appleItemId), appleVersionId, Optional.empty(), Optional.empty());
    }

    void requireMetBy(Manifest manifest) {
        requireEqual("appleItemId", appleItemId, manifest.appleItemId());
        requireEqual("appleVersionId", appleVersionId, manifest.appleVersionId());
        requireEqual("bundleVersion", bundleVersion, manifest.bundleVersion());
        requireEqual("shortVersionString", shortVersionString, manifest.shortVersionString());
    }

    private static void requireEqual(String name, Optional<String> announced, String actual) {
        announced.filter(text -> !text.equals(actual)).ifPresent(text -> {
            throw Case.INVALID_MANIFEST.because(
                    name + " of the manifest is '" + actual + "', but '" + text + "' was announced.",
                    "Name the package of exactly this version and copy its texts from the manifest verbatim.");
        });
    }
}
