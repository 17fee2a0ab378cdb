package io.stoa.simulator.appstoreconnect.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The query parameters one operation knows; whatever it does not know or allow is refused, as the real API does. */
final class QueryRules {

    static final int LARGEST_PAGE = 200;
    static final int LARGEST_INCLUSION = 50;

    /** Says what is wrong with a value, or nothing. */
    private interface Rule {
        Optional<String> complaint(String value);
    }

    private final Map<String, Rule> rules = new LinkedHashMap<>();

    QueryRules fields(ResourceType... types) {
        for (ResourceType type : types) {
            rules.put("fields[" + type.typeName() + "]", oneOrMoreOf(type.fields()));
        }
        return this;
    }

    QueryRules include(String... relationships) {
        rules.put("include", oneOrMoreOf(List.of(relationships)));
        return this;
    }

    /** To-many relationships whose inclusion can be limited. */
    QueryRules inclusionLimits(String... relationships) {
        for (String relationship : relationships) {
            rules.put("limit[" + relationship + "]", between(1, LARGEST_INCLUSION));
        }
        return this;
    }

    QueryRules paged() {
        rules.put("limit", between(1, LARGEST_PAGE));
        rules.put(
                "cursor",
                value -> Cursor.parse(value).isEmpty()
                        ? Optional.of("The cursor is not one of ours.")
                        : Optional.empty());
        return this;
    }

    QueryRules filter(String name, String... values) {
        rules.put(
                "filter[" + name + "]", values.length == 0 ? value -> Optional.empty() : oneOrMoreOf(List.of(values)));
        return this;
    }

    QueryRules dateFilter(String name) {
        rules.put(
                "filter[" + name + "]",
                value -> Query.instant(value).isEmpty()
                        ? Optional.of("'" + value + "' is not a point in time with an offset.")
                        : Optional.empty());
        return this;
    }

    QueryRules sort(String... values) {
        rules.put("sort", oneOrMoreOf(List.of(values)));
        return this;
    }

    /**
     * Reads a query as it came over the wire.
     *
     * @throws ApiError a parameter is unknown, repeated or has a value that is not allowed
     */
    Query read(String rawQuery) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : rawQuery.isEmpty() ? new String[0] : rawQuery.split("&")) {
            String[] nameAndValue = pair.split("=", 2);
            String name = decode(nameAndValue[0]);
            String value = nameAndValue.length == 2 ? decode(nameAndValue[1]) : "";
            check(name, value);
            if (values.put(name, value) != null) {
                throw ApiError.invalidParameter(name, "The parameter " + name + " is given twice.");
            }
        }
        return new Query(values);
    }

    private void check(String name, String value) {
        Rule rule = Optional.ofNullable(rules.get(name)).orElseThrow(() -> ApiError.illegalParameter(name));
        rule.complaint(value).ifPresent(complaint -> {
            throw ApiError.invalidParameter(name, complaint);
        });
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Rule oneOrMoreOf(Collection<String> allowed) {
        Set<String> known = Set.copyOf(allowed);
        return value -> Query.split(value).stream()
                .filter(item -> !known.contains(item))
                .findFirst()
                .map(item -> "'" + item + "' is not allowed here. Allowed are: " + String.join(", ", allowed) + ".");
    }

    private static Rule between(int least, int most) {
        return value -> value.matches("[0-9]{1,9}") && inside(Integer.parseInt(value), least, most)
                ? Optional.empty()
                : Optional.of("'" + value + "' is not a number from " + least + " to " + most + ".");
    }

    private static boolean inside(int number, int least, int most) {
        return number >= least && number <= most;
    }
}
