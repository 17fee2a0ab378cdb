package io.stoa.simulator.appstoreconnect.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A stretch of a list.
 *
 * @param items what this page holds
 * @param total items of the whole list
 * @param limit largest number of items on a page
 * @param next  where the following page begins; empty on the last one
 */
record Page<T>(List<T> items, int total, int limit, Optional<Cursor> next) {

    static <T> Page<T> of(List<T> all, int offset, int limit) {
        int from = Math.min(offset, all.size());
        int to = Math.min(from + limit, all.size());
        Optional<Cursor> next = to < all.size() ? Optional.of(new Cursor(to)) : Optional.empty();
        return new Page<>(all.subList(from, to), all.size(), limit, next);
    }

    static <T> Page<T> of(List<T> all, Query query) {
        return of(all, query.offset(), query.limit());
    }

    <R> Page<R> map(Function<T, R> shape) {
        return new Page<>(items.stream().map(shape).toList(), total, limit, next);
    }
}
