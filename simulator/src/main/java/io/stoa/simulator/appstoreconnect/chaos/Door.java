package io.stoa.simulator.appstoreconnect.chaos;

/** Where a fault can strike; each door draws from randomness of its own, so that one never shifts another. */
public enum Door {
    API,
    DOWNLOAD,
    NOTIFICATION
}
