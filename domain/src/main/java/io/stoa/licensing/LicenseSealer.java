package io.stoa.licensing;

import java.util.List;

/**
 * Port: reads licence requests and seals licences for the device that asked. Only Apple's SDK can do it for real devices.
 *
 * <p>Methods throw {@link LicenseRequestRefused} for bytes that are no request, and
 * {@link io.stoa.problem.RetryableFailure} with {@code SEALER_UNAVAILABLE} when the sealer does not answer.
 *
 * @see "Apple, App License Delivery SDK: ALDProvider, ALDSession"
 */
public interface LicenseSealer {

    /** @param plain a decrypted request */
    LicenseRequest inspect(byte[] plain);

    /**
     * Seals licences into the answer to one request.
     *
     * @param plain  the very bytes that were inspected
     * @param grants at least one
     * @return what the device is sent, before Base64
     */
    byte[] issue(byte[] plain, List<LicenseGrant> grants);
}
