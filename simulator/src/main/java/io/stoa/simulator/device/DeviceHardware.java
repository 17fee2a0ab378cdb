package io.stoa.simulator.device;

import java.util.Locale;

/**
 * The device itself.
 *
 * @param model     as manifests spell it, such as {@code iPhone15,4} or {@code iPad16,3-A}
 * @param platform  {@code iOS} or {@code iPadOS}, as sent in requests
 * @param osVersion exact version, such as {@code 18.3.1}
 * @param deviceId  what a licence request tells of the device, hexadecimal
 */
record DeviceHardware(String model, String platform, OsVersion osVersion, String deviceId) {

    /** As manifests spell it: {@code ios} stands for iPads too. */
    String manifestPlatform() {
        String spelled = platform.toLowerCase(Locale.ROOT);
        return spelled.equals("ipados") ? "ios" : spelled;
    }

    boolean isExactly(String manifestDevice) {
        return manifestDevice.equals(model);
    }

    /** True for the same model when only one side tells the memory class ({@code -A}, {@code -B}). */
    boolean isLike(String manifestDevice) {
        return isExactly(manifestDevice)
                || withoutClass(manifestDevice).equals(model)
                || manifestDevice.equals(withoutClass(model));
    }

    private static String withoutClass(String device) {
        return device.replaceFirst("-[A-Z]$", "");
    }
}
