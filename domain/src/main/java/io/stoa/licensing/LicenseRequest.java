package io.stoa.licensing;

import io.stoa.apple.AppleItemId;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What an opened licence request asks for.
 *
 * @param deviceId  names the device; never kept as it is
 * @param requestId an unsigned 64-bit number in decimal
 * @param apps      what is to be licensed; empty for a renewal
 * @param licenses  what is to be renewed; empty otherwise
 * @see "Apple, App License Delivery SDK: ALDSession"
 */
public record LicenseRequest(
        LicenseAction action, byte[] deviceId, String requestId, Set<AppleItemId> apps, Set<LicenseId> licenses) {

    public LicenseRequest {
        deviceId = deviceId.clone();
        apps = new LinkedHashSet<>(apps);
        licenses = new LinkedHashSet<>(licenses);
    }

    @Override
    public byte[] deviceId() {
        return deviceId.clone();
    }

    /** Without the device id, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "LicenseRequest[" + action + " " + requestId + "]";
    }
}
