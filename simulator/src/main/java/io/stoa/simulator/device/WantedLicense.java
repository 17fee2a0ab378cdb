package io.stoa.simulator.device;

/** One app of a licence request: the version and the asset the device chose. */
record WantedLicense(String appleItemId, String appleVersionId, String assetPublicId) {

    boolean isMetBy(License license) {
        return license.appleItemId().equals(appleItemId)
                && license.appleVersionId().equals(appleVersionId)
                && license.assetPublicId().equalsIgnoreCase(assetPublicId);
    }
}
