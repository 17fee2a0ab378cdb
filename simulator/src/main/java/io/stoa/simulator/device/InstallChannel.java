package io.stoa.simulator.device;

/** How an app came to the device; it decides who signs its requests and whose token is expected. */
public enum InstallChannel {
    /** By a link on a web page: a marketplace's own app or a web-distributed app; the system's OAuth. */
    LINK,
    /** From within a marketplace app: headers of its extension. */
    MARKETPLACE_APP
}
