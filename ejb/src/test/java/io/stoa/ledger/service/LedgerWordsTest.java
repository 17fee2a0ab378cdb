package io.stoa.ledger.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerEvent;
import io.stoa.ledger.LedgerSubject;
import io.stoa.ledger.RefusalReason;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every entry reads as a sentence of its own, without a word of the code. */
class LedgerWordsTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");

    @ParameterizedTest
    @EnumSource(LedgerEvent.class)
    void shouldSayEveryEventAsASentence(LedgerEvent event) {
        String words = LedgerWords.of(new LedgerEntry(NOON, event, subject(OptionalLong.of(1)), "mara"));

        assertTrue(words.matches("[A-Z].*[.]"), words);
        assertTrue(Arrays.stream(words.split(" ")).noneMatch(word -> word.contains("_")), words);
    }

    @Test
    void shouldSayEachReasonDifferently() {
        long sentences = Arrays.stream(RefusalReason.values())
                .map(reason -> LedgerWords.of(LedgerEntry.refusal(NOON, reason, subject(OptionalLong.empty()))))
                .distinct()
                .count();

        assertEquals(RefusalReason.values().length, sentences);
    }

    @Test
    void shouldTellARenewalFromAnOrder() {
        assertNotEquals(
                LedgerWords.of(LedgerEntry.refusal(NOON, RefusalReason.LICENSE_REVOKED, subject(OptionalLong.of(1)))),
                LedgerWords.of(
                        LedgerEntry.refusal(NOON, RefusalReason.LICENSE_REVOKED, subject(OptionalLong.empty()))));
    }

    private static LedgerSubject subject(OptionalLong number) {
        return new LedgerSubject(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), number);
    }
}
