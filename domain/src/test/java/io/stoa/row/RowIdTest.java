package io.stoa.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowIdTest {

    @Test
    void shouldRiseInTheOrderIdsAreMade() {
        List<String> ids = Stream.generate(RowId::next).limit(10_000).toList();

        assertEquals(ids.stream().sorted().distinct().toList(), ids);
    }

    @Test
    void shouldBeAUuidOfVersionSevenInLowerCase() {
        String id = RowId.next();

        assertEquals(7, UUID.fromString(id).version());
        assertEquals(id, UUID.fromString(id).toString());
    }
}
