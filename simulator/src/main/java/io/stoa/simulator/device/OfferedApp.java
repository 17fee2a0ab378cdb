package io.stoa.simulator.device;

/** One element of {@code restores} or {@code updates}: a package and what the server says about it. */
record OfferedApp(AppExpectation expectation, PackageOffer offer) {

    String appleItemId() {
        return expectation.appleItemId().orElseThrow();
    }

    String appleVersionId() {
        return expectation.appleVersionId().orElseThrow();
    }
}
