package io.stoa.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Notifications come late, twice and in any order; what is on offer in the end depends on none of that. */
class OfferHistoryTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final PackageId PACKAGE = new PackageId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01");

    /** What App Store Connect can say about a package. */
    private enum Word {
        ADMITTED,
        PACKAGE_WITHDRAWN,
        APP_WITHDRAWN
    }

    private record Event(Word word, Instant at) {}

    @Test
    void shouldNotOfferWhatWasNeverAdmitted() {
        assertFalse(offeredAfter(List.of()));
        assertFalse(offeredAfter(List.of(event(Word.PACKAGE_WITHDRAWN, 1))));
        assertFalse(offeredAfter(List.of(event(Word.APP_WITHDRAWN, 1))));
    }

    @Test
    void shouldOfferWhatWasAdmitted() {
        assertTrue(offeredAfter(List.of(event(Word.ADMITTED, 1))));
    }

    @Test
    void shouldNotForgetAWithdrawalThatOvertookItsAnnouncement() {
        assertFalse(offeredAfter(List.of(event(Word.PACKAGE_WITHDRAWN, 2), event(Word.ADMITTED, 1))));
        assertFalse(offeredAfter(List.of(event(Word.APP_WITHDRAWN, 2), event(Word.ADMITTED, 1))));
    }

    @Test
    void shouldOfferAgainWhatIsAdmittedAfterItsWithdrawal() {
        assertTrue(
                offeredAfter(List.of(event(Word.ADMITTED, 1), event(Word.APP_WITHDRAWN, 2), event(Word.ADMITTED, 3))));
    }

    @Test
    void shouldLetAWithdrawalWinAgainstAnAdmissionOfTheSameMoment() {
        assertFalse(offeredAfter(List.of(event(Word.ADMITTED, 1), event(Word.PACKAGE_WITHDRAWN, 1))));
        assertFalse(offeredAfter(List.of(event(Word.APP_WITHDRAWN, 1), event(Word.ADMITTED, 1))));
    }

    @Property
    void shouldOfferTheSameInWhateverOrderTheWordsArrive(
            @ForAll("histories") List<Event> history, @ForAll Random random) {
        List<Event> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);

        assertEquals(offeredAfter(history), offeredAfter(shuffled));
    }

    @Property
    void shouldOfferTheSameHoweverOftenAWordIsRepeated(
            @ForAll("histories") List<Event> history, @ForAll Random random) {
        List<Event> repeated = new ArrayList<>(history);
        repeated.addAll(history);
        Collections.shuffle(repeated, random);

        assertEquals(offeredAfter(history), offeredAfter(repeated));
    }

    @Property
    void shouldOfferWhatWasAdmittedLast(@ForAll("histories") List<Event> history) {
        Optional<Instant> admitted = last(history, List.of(Word.ADMITTED));
        Optional<Instant> withdrawn = last(history, List.of(Word.PACKAGE_WITHDRAWN, Word.APP_WITHDRAWN));
        boolean expected = admitted.isPresent()
                && withdrawn.map(at -> admitted.get().isAfter(at)).orElse(true);

        assertEquals(expected, offeredAfter(history));
    }

    @Property
    void shouldKnowWhenItWasLastWithdrawn(@ForAll("histories") List<Event> history) {
        State state = play(history);

        assertEquals(
                last(history, List.of(Word.PACKAGE_WITHDRAWN, Word.APP_WITHDRAWN)),
                state.container().lastWithdrawn(state.app().withdrawnAt()));
    }

    private static Optional<Instant> last(List<Event> history, List<Word> words) {
        return history.stream()
                .filter(event -> words.contains(event.word()))
                .map(Event::at)
                .max(Instant::compareTo);
    }

    private record State(App app, DistributionPackage container) {}

    private static boolean offeredAfter(List<Event> history) {
        State state = play(history);
        return state.container().isOffered(state.app().withdrawnAt());
    }

    private static State play(List<Event> history) {
        State state = new State(new App(KITE, Distribution.DISTRIBUTED), new DistributionPackage(PACKAGE, KITE));
        for (Event event : history) {
            switch (event.word()) {
                case ADMITTED -> state.container().admit(event.at());
                case PACKAGE_WITHDRAWN -> state.container().withdraw(event.at());
                case APP_WITHDRAWN -> state.app().withdraw(event.at());
            }
        }
        return state;
    }

    private static Event event(Word word, int second) {
        return new Event(word, NOON.plusSeconds(second));
    }

    // few moments, so that events of one moment are common
    @Provide
    Arbitrary<List<Event>> histories() {
        return Combinators.combine(
                        Arbitraries.of(Word.class), Arbitraries.integers().between(0, 6))
                .as(OfferHistoryTest::event)
                .list()
                .ofMaxSize(8);
    }
}
