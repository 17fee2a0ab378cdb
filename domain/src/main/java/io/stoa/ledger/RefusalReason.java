package io.stoa.ledger;

/** Why an app got no licence, or why a licence was not renewed. Devices are never told. */
public enum RefusalReason {
    /** The caller asked where only another app is served. */
    CALLER_MAY_NOT,
    VERSION_NOT_OFFERED,
    ASSET_NOT_LISTED,
    KEY_BLOB_NOT_HELD,
    /** The order names the app, but the encrypted request does not. */
    NOT_IN_REQUEST,
    /** An order came again whose licence was revoked since, or the renewal of a revoked licence was asked for. */
    LICENSE_REVOKED,
    LICENSE_UNKNOWN,
    OTHER_DEVICE,
    /** The account has the app on as many other devices as it may. */
    INSTALL_LIMIT_REACHED,
    /** The account is no longer there, though its token is still good. */
    ACCOUNT_GONE,
    /** The account is suspended, though its token is still good. */
    ACCOUNT_SUSPENDED,
    /** The licence was issued without an account, and the app needs one since. */
    ACCOUNT_NEEDED,
    /** The app was taken down, and an operator decided that its licences end. */
    APP_WITHDRAWN,
    /** The account was never entitled to an app that needs it. */
    NOT_ENTITLED,
    ENTITLEMENT_EXPIRED,
    ENTITLEMENT_REVOKED
}
