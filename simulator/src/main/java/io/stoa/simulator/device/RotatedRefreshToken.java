package io.stoa.simulator.device;

/** What the device does with a new refresh token that comes with a refresh; nobody knows which of both iOS does. */
public enum RotatedRefreshToken {
    /** Uses the new one next time. */
    KEEP,
    /** Goes on with the old one. */
    DROP
}
