package io.stoa.simulator.appstoreconnect.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The query parameters of a request, all of them known and allowed. */
record Query(Map<String, String> values) {

    private static final int DEFAULT_PAGE = 50;

    /** The real default is not documented; the smallest ever seen makes a caller ask for what it needs. */
    private static final int DEFAULT_INCLUSION = 10;

    /** Names asked for in {@code fields[type]}; empty when all are wanted. */
    Optional<List<String>> fields(ResourceType type) {
        return value("fields[" + type.typeName() + "]").map(Query::split);
    }

    boolean includes(String relationship) {
        return value("include").map(Query::split).orElse(List.of()).contains(relationship);
    }

    boolean includesAnything() {
        return values.containsKey("include");
    }

    int limit() {
        return value("limit").map(Integer::valueOf).orElse(DEFAULT_PAGE);
    }

    int inclusionLimit(String relationship) {
        return value("limit[" + relationship + "]").map(Integer::valueOf).orElse(DEFAULT_INCLUSION);
    }

    /**
     * Position of the first item. As observed, a continuation whose {@code limit} was dropped starts again at the
     * first page: {@code links.next} must be followed as it is.
     */
    int offset() {
        return values.containsKey("limit")
                ? value("cursor").flatMap(Cursor::parse).map(Cursor::offset).orElse(0)
                : 0;
    }

    /** Whether an item passes a filter; every item does when the filter is absent. */
    boolean admits(String filter, String item) {
        return value("filter[" + filter + "]")
                .map(wanted -> split(wanted).contains(item))
                .orElse(true);
    }

    /** The point in time of a filter; empty when the filter is absent. */
    Optional<Instant> date(String filter) {
        return value("filter[" + filter + "]").flatMap(Query::instant);
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    List<String> sort() {
        return value("sort").map(Query::split).orElse(List.of());
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    static List<String> split(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::trim).toList();
    }
}
