package io.stoa.notification;

/** How an attempt to act on a notification ended. */
public enum AttemptOutcome {
    /** What it stands for was carried out. */
    CARRIED_OUT,
    /** There was nothing to do: unknown, not ours, a ping, or no notification. */
    NOTHING_TO_DO,
    /** It could not be carried out; it is tried again. */
    FAILED
}
