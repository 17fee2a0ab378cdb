package io.stoa.simulator.appstoreconnect.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PageTest {

    @Property
    void shouldGiveEveryItemOnceInOrder(@ForAll List<Integer> all, @ForAll @IntRange(min = 1, max = 200) int limit) {
        List<Integer> collected = new ArrayList<>();
        Optional<Cursor> next = Optional.of(new Cursor(0));
        while (next.isPresent()) {
            Page<Integer> page = Page.of(all, next.get().offset(), limit);
            collected.addAll(page.items());
            next = page.next();
        }
        assertEquals(all, collected);
    }

    @Test
    void shouldBeEmptyBeyondTheEnd() {
        assertEquals(new Page<>(List.of(), 2, 50, Optional.empty()), Page.of(List.of(1, 2), 7, 50));
    }

    @Test
    void shouldKeepItsPlaceWhenItsItemsAreShaped() {
        Page<String> page = Page.of(List.of(1, 2, 3), 1, 1).map(item -> "no. " + item);
        assertEquals(new Page<>(List.of("no. 2"), 3, 1, Optional.of(new Cursor(2))), page);
    }
}
