package io.stoa.secrets;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of some rows.
 *
 * @param byKey      how many are sealed with which key, now
 * @param sealedAnew how many were sealed with another key before
 * @param unreadable those that do not open, and were left as they are
 * @param last       id of the last row; empty when there was none left
 */
public record SealedBatch(
        Map<String, Integer> byKey, int sealedAnew, List<Unreadable> unreadable, Optional<String> last) {

    /** A secret that does not open. @param key what it says it is sealed with */
    public record Unreadable(String kind, String id, String key) {}
}
