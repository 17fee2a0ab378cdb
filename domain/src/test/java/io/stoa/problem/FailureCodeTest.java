package io.stoa.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureCodeTest {

    @ParameterizedTest
    @EnumSource(FailureCode.class)
    void shouldBeOfSomeKindAndSpeltForAnAddress(FailureCode code) {
        assertNotNull(code.kind());
        assertTrue(code.slug().matches("[a-z]+(-[a-z]+)*"), code.slug());
    }

    @Test
    void shouldSpellEachCodeDifferently() {
        int spellings = Arrays.stream(FailureCode.values())
                .map(FailureCode::slug)
                .collect(Collectors.toSet())
                .size();

        assertEquals(FailureCode.values().length, spellings);
    }

    @Test
    void shouldRollBackWhatItInterruptsWithoutBeingWrapped() {
        ApplicationException marker = MarketplaceException.class.getAnnotation(ApplicationException.class);

        assertTrue(marker.rollback());
        assertTrue(marker.inherited());
    }

    @Test
    void shouldTellItsCodeItsSentenceAndItsCause() {
        Exception cause = new IllegalStateException("disk");
        RetryableFailure failure =
                new RetryableFailure(FailureCode.NO_SPACE, "Free some space.", Duration.ofMinutes(3), cause);

        assertEquals(FailureCode.NO_SPACE, failure.code());
        assertEquals("Free some space.", failure.sentence());
        assertEquals(Duration.ofMinutes(3), failure.notBefore());
        assertSame(cause, failure.getCause());
    }

    @Test
    void shouldNotWaitWhereNobodyAskedTo() {
        assertEquals(Duration.ZERO, new RetryableFailure(FailureCode.NO_SPACE, "Free some space.").notBefore());
    }
}
