package io.stoa.cli.torture.check;

/** What has to hold, whatever was killed. */
public enum Point {
    NOTIFICATION_ONCE("every acknowledged notification is in the inbox exactly once"),
    TAKEN("a notification that is delivered again and again is taken in the end"),
    DUPLICATE_TAKEN("what was taken once is taken again, and changes nothing"),
    CARRIED_OUT("every notification in the inbox was accepted and carried out"),
    PUBLISHED("every announced version that was not withdrawn is published and served with the right digests"),
    NOT_OFFERED("what was withdrawn, or had to be rejected, is not offered"),
    ONE_LIVE_CHILD("no refresh token has two children that both are good once one of them was used"),
    SIGNED_IN("nobody who holds the only copy of a refresh token is refused"),
    LICENCE("every licence a device was given exists"),
    OBJECTS("no published package lacks an object"),
    WHOLE_OR_ABSENT("an operation nobody acknowledged is wholly applied or absent"),
    ONE_JOB("an announced version has one job, and it came to an end"),
    NOTHING_LEFT("no staging folder is left"),
    ANSWERS("a bad moment is told as 503 with Retry-After, never as another failure, and never as wrong bytes"),
    BACK("when everything is back, devices and people are answered again");

    private final String sentence;

    Point(String sentence) {
        this.sentence = sentence;
    }

    /** What has to hold, for a person. */
    public String sentence() {
        return sentence;
    }
}
