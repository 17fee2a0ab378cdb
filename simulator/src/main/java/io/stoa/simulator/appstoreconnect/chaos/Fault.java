package io.stoa.simulator.appstoreconnect.chaos;

import static io.stoa.simulator.appstoreconnect.chaos.Door.API;
import static io.stoa.simulator.appstoreconnect.chaos.Door.DOWNLOAD;
import static io.stoa.simulator.appstoreconnect.chaos.Door.NOTIFICATION;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What can go wrong, and at which doors. */
public enum Fault {
    /** 429 with {@code Retry-After}. */
    TOO_MANY_REQUESTS(API),
    /** 429 that does not say how long to wait. */
    TOO_MANY_REQUESTS_UNTIMED(API),
    /** 500 with an error document, or text at the downloads. */
    INTERNAL_ERROR(API, DOWNLOAD),
    BAD_GATEWAY(API),
    SERVICE_UNAVAILABLE(API, DOWNLOAD),
    /** 503 whose body is a page for a person. */
    HTML_ERROR(API, DOWNLOAD),
    /** 200, but the document's {@code data} is null. */
    NULL_DATA(API),
    /** The right answer, late. */
    SLOW(API, DOWNLOAD),
    /** Silence: at the API before the head of the answer, at the downloads after it. */
    STALL(API, DOWNLOAD),
    /** The connection is reset: at the API unanswered, at the downloads within the body. */
    RESET(API, DOWNLOAD),
    /** The body breaks off, and from then on the URL is answered with 403. */
    EXPIRED_URL(DOWNLOAD),
    /** The connection ends in good order before the promised length is reached. */
    TRUNCATED_BODY(DOWNLOAD),
    /** One byte at a time, with a pause after each. */
    DRIBBLE(DOWNLOAD),
    /** A part was asked for, the whole is sent with 200. */
    RANGE_IGNORED(DOWNLOAD),
    /** A part is sent under the position of another. */
    WRONG_CONTENT_RANGE(DOWNLOAD),
    /** The file seems to be another one by now: new ETag, and what depended on the old one is answered in full. */
    CHANGED_ETAG(DOWNLOAD),
    /** A part of what claims to be another file, in spite of {@code If-Range}. */
    FOREIGN_PART(DOWNLOAD),
    /** One byte of the body is another. */
    FLIPPED_BYTE(DOWNLOAD),
    /** From some position on the body is noise; its length is right. */
    GARBAGE(DOWNLOAD),
    /** The body says no length and goes on after its end. */
    ENDLESS_BODY(DOWNLOAD),
    /** 302 to an address that only machines of the same network should reach. */
    PRIVATE_REDIRECT(DOWNLOAD),
    /** The notification is sent twice. */
    DUPLICATED(NOTIFICATION),
    /** The notification is held back and sent after the one that follows. */
    REORDERED(NOTIFICATION),
    /** The notification is never sent. */
    DROPPED(NOTIFICATION);

    private static final Set<Fault> OF_PARTS = Set.of(RANGE_IGNORED, WRONG_CONTENT_RANGE, FOREIGN_PART);
    private static final Set<Fault> LIES = Set.of(NULL_DATA, FLIPPED_BYTE, GARBAGE, ENDLESS_BODY, PRIVATE_REDIRECT);

    private final Set<Door> doors;

    Fault(Door... doors) {
        this.doors = Set.of(doors);
    }

    /**
     * Reads a name as people write it, such as {@code flipped-byte}.
     *
     * @throws IllegalArgumentException there is no such fault; the message lists those there are
     */
    public static Fault of(String name) {
        return Arrays.stream(values())
                .filter(fault -> fault.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no fault '" + name + "'. Those there are: " + List.of(values()) + "."));
    }

    boolean fits(Door door, boolean partAsked) {
        return doors.contains(door) && (partAsked || !OF_PARTS.contains(this));
    }

    /** Whether the answer claims to be good; whoever believes several in a row may rightly give up on a package. */
    boolean isLie() {
        return LIES.contains(this);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
