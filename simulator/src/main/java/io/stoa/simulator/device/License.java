package io.stoa.simulator.device;

import java.time.Duration;
import java.time.Instant;

/**
 * A licence on the device.
 *
 * @param licenseId     unique among all the server ever issued, positive and below 2^63
 * @param assetPublicId the variant or delta it opens
 * @param keyBlobSha256 hexadecimal, of the key blob it was made with
 * @param duration      zero: never expires
 * @see "Apple, App License Delivery SDK: ALDLicenseAttribute"
 */
public record License(
        long licenseId,
        String appleItemId,
        String appleVersionId,
        String assetPublicId,
        String keyBlobSha256,
        Instant issuedTime,
        Duration duration) {

    public boolean isValidAt(Instant moment) {
        return duration.isZero() || moment.isBefore(issuedTime.plus(duration));
    }

    /** Devices ask once a day for renewal of what expires within a day. */
    boolean isDueAt(Instant moment) {
        return !isValidAt(moment.plus(Duration.ofHours(24)));
    }
}
