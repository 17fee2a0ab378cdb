package io.stoa.bench.load;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What the clients send next. Asked by many threads at once. */
@FunctionalInterface
public interface RequestSource {

    /** The bytes of a whole HTTP/1.1 request; empty when there is none left, which ends the load. */
    Optional<byte[]> next();

    /** Each request once. */
    static RequestSource each(List<byte[]> requests) {
        AtomicInteger taken = new AtomicInteger();
        return () -> {
            int index = taken.getAndIncrement();
            return index < requests.size() ? Optional.of(requests.get(index)) : Optional.empty();
        };
    }

    /** The requests over and over, this many in all. */
    static RequestSource around(List<byte[]> requests, int count) {
        AtomicInteger taken = new AtomicInteger();
        return () -> {
            int index = taken.getAndIncrement();
            return index < count ? Optional.of(requests.get(index % requests.size())) : Optional.empty();
        };
    }
}
