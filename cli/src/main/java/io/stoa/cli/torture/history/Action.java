package io.stoa.cli.torture.history;

/** What a client does. */
public enum Action {
    /** Delivers a notification; the subject is its id. */
    NOTIFY,
    /** Delivers a notification once more when all is quiet; the subject is its id. */
    DUPLICATE,
    /** Looks, after a fault, whether a notification is there wholly or not at all; the subject is its id. */
    LOOK,
    /** Installs an app on a device; the subject is the licence's number. */
    INSTALL,
    /** Signs a person in; the subject is the person. Only what goes wrong is written down. */
    SIGN_IN,
    /** Exchanges a refresh token nobody else has; the subject is the person. */
    REFRESH,
    /** Shows a refresh token that was copied: it has to be refused; the subject is the person. */
    COPY,
    /** Something is killed, paused or brought back; the subject says what. */
    FAULT
}
