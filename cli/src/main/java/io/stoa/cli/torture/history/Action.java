package io.stoa.cli.torture.history;

/** What a client does. */
public enum Action {
    /** Delivers a notification; the subject is its id. */
    NOTIFY,
    /** Installs an app on a device; the subject is the licence's number. */
    INSTALL,
    /** Exchanges a refresh token; the subject is the account. */
    REFRESH,
    /** Something is killed, paused or brought back; the subject says what. */
    FAULT
}
