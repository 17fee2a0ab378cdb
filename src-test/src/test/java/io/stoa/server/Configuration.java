package io.stoa.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What an installation is told, each key as {@code docs/configuration.md} spells it.
 *
 * @param values by key
 */
public record Configuration(Map<String, String> values) {

    public Configuration {
        values = Map.copyOf(values);
    }

    /** The same with one value more, or another. */
    public Configuration with(String key, Object value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(key, value.toString());
        return new Configuration(more);
    }

    /** Every setting written in a server's own way. */
    Stream<String> written(BiFunction<String, String, String> way) {
        return new TreeMap<>(values)
                .entrySet().stream().map(setting -> way.apply(setting.getKey(), setting.getValue()));
    }
}
