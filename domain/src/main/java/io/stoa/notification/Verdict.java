package io.stoa.notification;

/** What became of a request to the webhook. */
public enum Verdict {
    /** Understood; the attempts say whether it was acted on. */
    ACCEPTED,
    /** Signed and well formed, but of a type we do not know; kept, not failed on. */
    UNKNOWN_TYPE,
    /** For another marketplace of the same account; kept aside. */
    FOREIGN_MARKETPLACE,
    /** App Store Connect asked whether anybody listens. */
    PING,
    /** Signed, but not a notification; kept, so that nothing is lost silently. */
    REJECTED
}
