package io.stoa.notification;

/** Which of App Store Connect's two webhooks spoke. The shape of the body tells. */
public enum Generation {
    /** The marketplace webhook: one endpoint for a whole team. */
    FIRST,
    /** The general webhooks: several for each app, with a delivery log. */
    SECOND
}
