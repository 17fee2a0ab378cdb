package io.stoa.ingestion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which state follows which, all twenty-five pairs. */
class IngestionStateTest {

    @ParameterizedTest
    @CsvSource({
        "REQUESTED,FETCHING",
        "FETCHING,FETCHING RETRY_PENDING PUBLISHED REJECTED",
        "RETRY_PENDING,FETCHING",
        "PUBLISHED,''",
        "REJECTED,''"
    })
    void shouldBecomeNothingElse(IngestionState state, String followers) {
        String allowed = Arrays.stream(IngestionState.values())
                .filter(state::mayBecome)
                .map(Enum::name)
                .collect(Collectors.joining(" "));

        assertEquals(followers, allowed);
    }

    @ParameterizedTest
    @CsvSource({"REQUESTED,false", "FETCHING,false", "RETRY_PENDING,false", "PUBLISHED,true", "REJECTED,true"})
    void shouldBeOverWhenNothingFollows(IngestionState state, boolean over) {
        assertEquals(over, state.isFinal());
        assertEquals(over, List.of(IngestionState.values()).stream().noneMatch(state::mayBecome));
    }
}
