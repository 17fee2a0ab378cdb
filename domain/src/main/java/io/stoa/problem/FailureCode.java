package io.stoa.problem;

import java.util.Locale;

/**
 * Every way Stoa says no, by a code that stays the same between releases. The kind says what sort of no it is;
 * how that is spelt over HTTP is the web module's matter.
 */
public enum FailureCode {
    // what a caller sent
    MALFORMED_REQUEST(Kind.INVALID),
    REQUEST_TOO_LARGE(Kind.TOO_LARGE),
    REQUEST_TOO_SLOW(Kind.TOO_SLOW),
    SIGNATURE_REFUSED(Kind.UNAUTHENTICATED),
    CALLER_UNKNOWN(Kind.UNAUTHENTICATED),
    NOT_ALLOWED(Kind.FORBIDDEN),
    NOT_FOUND(Kind.ABSENT),
    ALREADY_EXISTS(Kind.CONFLICT),
    STATE_CONFLICT(Kind.CONFLICT),
    RATE_LIMITED(Kind.TOO_MANY),

    // what surrounds us
    DATABASE_AWAY(Kind.UNAVAILABLE),
    ADMINISTRATION_BUSY(Kind.UNAVAILABLE),
    SIGN_IN_BUSY(Kind.UNAVAILABLE),
    STORAGE_UNAVAILABLE(Kind.UNAVAILABLE),
    NO_SPACE(Kind.UNAVAILABLE),
    NOT_CONFIGURED(Kind.UNAVAILABLE),

    // App Store Connect and downloads
    CONNECT_UNAVAILABLE(Kind.UNAVAILABLE),
    CONNECT_RATE_LIMITED(Kind.UNAVAILABLE),
    CONNECT_REFUSED(Kind.UNAVAILABLE),
    CONNECT_NOT_FOUND(Kind.UNAVAILABLE),
    CONNECT_ANSWER_UNREADABLE(Kind.UNAVAILABLE),
    DOWNLOAD_INTERRUPTED(Kind.UNAVAILABLE),
    DOWNLOAD_URL_EXPIRED(Kind.UNAVAILABLE),
    DESTINATION_REFUSED(Kind.FORBIDDEN),

    // packages
    PACKAGE_REFUSED(Kind.INVALID),
    PACKAGE_ARCHIVE_REFUSED(Kind.INVALID),
    PACKAGE_ARCHIVE_TOO_LARGE(Kind.INVALID),
    PACKAGE_MISMATCH(Kind.INVALID),
    PACKAGE_HAS_NO_VERSION(Kind.UNAVAILABLE),
    KEY_BLOB_MISSING(Kind.UNAVAILABLE),
    ASSET_CHANGED(Kind.INVALID),
    LEASE_LOST(Kind.CONFLICT),

    // who may have what
    ACCESS_REFUSED(Kind.FORBIDDEN),
    ENTITLEMENT_REVOKED(Kind.CONFLICT),

    // licences
    LICENSE_REQUEST_REFUSED(Kind.INVALID),
    CERTIFICATE_REFUSED(Kind.INVALID),
    SEALER_UNAVAILABLE(Kind.UNAVAILABLE),
    SEALER_REFUSED(Kind.UNAVAILABLE),

    // ours
    INTERNAL(Kind.INTERNAL);

    /** The sort of no. */
    public enum Kind {
        INVALID,
        TOO_LARGE,
        TOO_SLOW,
        UNAUTHENTICATED,
        FORBIDDEN,
        ABSENT,
        CONFLICT,
        TOO_MANY,
        UNAVAILABLE,
        INTERNAL
    }

    private final Kind kind;

    FailureCode(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The code as it is written in answers, logs and documentation, such as {@code package-refused}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
