package io.stoa.cli.torture.history;

/** What a client does. */
public enum Action {
    /** Delivers a notification; the subject is its id. */
    NOTIFY,
    /** Installs an app on a device; the subject is the licence's number. */
    INSTALL,
    /** Signs a person in; the subject is the person. Only what goes wrong is written down. */
    SIGN_IN,
    /** Exchanges a refresh token nobody else has; the subject is the person. */
    REFRESH,
    /** Something is killed, paused or brought back; the subject says what. */
    FAULT
}
