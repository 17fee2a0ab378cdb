package io.stoa.licensing;

import java.util.List;

/**
 * Port: reads licence requests and seals licences for the device that asked. Only Apple's SDK can do it for real devices.
 *
 * <p>Methods throw {@link LicenseRequestRefused} for bytes that are no request, and
 * {@link io.stoa.problem.RetryableFailure} with {@code SEALER_UNAVAILABLE} when no sealer answers, or with
 * {@code SEALER_REFUSED} when one does and will not do it.
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

    /**
     * Seals renewed licences into the answer to one request.
     *
     * @param plain  the very bytes that were inspected
     * @param grants at least one, each with the number it had
     * @return what the device is sent, before Base64
     */
    default byte[] renew(byte[] plain, List<LicenseGrant> grants) {
        return issue(plain, grants);
    }

    /** Asks every sealer how it is; done again and again by a timer. Does nothing where nobody can be away. */
    default void look() {}

    /** What the last look showed of each sealer, in the order they are asked; asks nobody. */
    default List<SealerState> states() {
        return List.of();
    }
}
