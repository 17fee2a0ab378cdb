package io.stoa.packagestore;

import java.util.Set;

/**
 * Port: what attempts at ingestions left behind, for whoever knows which ingestions have ended.
 *
 * <p>Methods throw {@link io.stoa.problem.RetryableFailure} with {@code STORAGE_UNAVAILABLE} when the disk does not
 * answer.
 */
public interface Staging {

    /** The ids of ingestions of which something is staged. */
    Set<String> ingestions();

    /** Discards all that is staged of an ingestion, but for an attempt that still runs. */
    void discard(String ingestion);
}
