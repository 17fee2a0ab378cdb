package io.stoa.licensing;

/** What a device wants to be done. */
public enum LicenseAction {
    CREATE,
    RENEW
}
