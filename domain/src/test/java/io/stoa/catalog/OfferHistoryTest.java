package io.stoa.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.Territories;
import io.stoa.apple.Territory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Words come late, twice and in any order; what is on offer in the end depends on none of that. */
class OfferHistoryTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final PackageId PACKAGE = new PackageId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01");
    private static final Territory MALTA = new Territory("MLT");
    private static final Territory FRANCE = new Territory("FRA");
    private static final Territory JAPAN = new Territory("JPN");

    /** What a word is about. */
    private enum Subject {
        PACKAGE,
        APP
    }

    /** What App Store Connect can say. */
    private record Word(Subject subject, AvailabilityChange change) {

        boolean isForEverywhere() {
            return change.territories().isEverywhere();
        }
    }

    /** All that can be asked of an offer. */
    private record Answer(boolean anywhere, Set<Territory> where, Optional<Instant> endedAt) {}

    @Test
    void shouldNotOfferWhatWasNeverAdmitted() {
        assertFalse(isOfferedAfter());
        assertFalse(isOfferedAfter(packageWithdrawn(1)));
        assertFalse(isOfferedAfter(appWithdrawn(1)));
        assertFalse(isOfferedAfter(app(true, 1, MALTA)));
        assertEquals(Optional.of(Instant.EPOCH), after(List.of()).endedAt());
    }

    @Test
    void shouldOfferWhatWasAdmittedEverywhere() {
        assertEquals(
                new Answer(true, Set.of(MALTA, FRANCE, JAPAN), Optional.empty()), after(List.of(packageAdmitted(1))));
    }

    @Test
    void shouldNotForgetAWithdrawalThatOvertookItsAnnouncement() {
        assertFalse(isOfferedAfter(packageWithdrawn(2), packageAdmitted(1)));
        assertFalse(isOfferedAfter(appWithdrawn(2), packageAdmitted(1)));
        assertFalse(isOfferedAfter(app(false, 2, MALTA, FRANCE), packageAdmitted(1)));
    }

    @Test
    void shouldOfferAgainWhatIsAnnouncedAfterTheAppWasWithdrawn() {
        assertTrue(isOfferedAfter(packageAdmitted(1), appWithdrawn(2), packageAdmitted(3)));
    }

    @Test
    void shouldLetAWithdrawalWinAgainstAnAdmissionOfTheSameMoment() {
        assertFalse(isOfferedAfter(packageAdmitted(1), packageWithdrawn(1)));
        assertFalse(isOfferedAfter(appWithdrawn(1), packageAdmitted(1)));
        assertFalse(isOfferedIn(MALTA, packageAdmitted(1), app(true, 2, MALTA), app(false, 2, MALTA)));
    }

    @Test
    void shouldWithdrawFromTheNamedTerritoriesAlone() {
        Word[] history = {packageAdmitted(1), app(true, 2, MALTA, FRANCE), container(false, 3, MALTA)};

        assertTrue(isOfferedAfter(history));
        assertFalse(isOfferedIn(MALTA, history));
        assertTrue(isOfferedIn(FRANCE, history));
    }

    @Test
    void shouldTakeWhatIsClosedWhereverItWasNamedForWithdrawn() {
        Word[] history = {packageAdmitted(1), app(true, 2, MALTA, FRANCE), app(false, 3, MALTA, FRANCE)};

        assertFalse(isOfferedAfter(history));
        assertFalse(isOfferedIn(JAPAN, history));
        assertEquals(Optional.of(NOON.plusSeconds(3)), after(List.of(history)).endedAt());
    }

    @Test
    void shouldOpenByNameWhatWasClosedByName() {
        Word[] closed = {packageAdmitted(1), app(true, 2, MALTA, FRANCE), app(false, 3, MALTA)};

        assertFalse(isOfferedIn(MALTA, with(closed, packageAdmitted(4))), "a new version is not a new permission");
        assertTrue(isOfferedIn(MALTA, with(closed, app(true, 4, MALTA))));
    }

    @Test
    void shouldOpenWhatWasClosedEverywhereOnceAllThatWasClosedIsAdmitted() {
        Word[] closed = {packageAdmitted(1), packageWithdrawn(2), appWithdrawn(3)};

        assertTrue(isOfferedAfter(with(closed, packageAdmitted(4))));
        assertTrue(isOfferedIn(MALTA, with(closed, app(true, 4, MALTA), container(true, 5, MALTA))));
        assertFalse(isOfferedIn(MALTA, with(closed, container(true, 5, MALTA))), "the app is still closed");
        assertFalse(isOfferedIn(MALTA, with(closed, app(true, 5, MALTA))), "the package is still closed");
    }

    @Test
    void shouldNotBringAWithdrawnAppBackByTheNameOfOneOfItsPackages() {
        Word[] readmitted = {packageAdmitted(1), appWithdrawn(2), container(true, 3, MALTA)};

        assertFalse(isOfferedIn(MALTA, readmitted), "the app was not spoken of");
        assertEnd(2, readmitted);
        assertTrue(
                isOfferedIn(MALTA, with(readmitted, app(true, 4, MALTA))), "what was said of the package still holds");
        assertTrue(isOfferedIn(MALTA, with(readmitted, app(true, 4))));
        assertTrue(isOfferedIn(MALTA, with(readmitted, packageAdmitted(4))), "a new version is announced");
    }

    @Property
    void shouldNeverOfferAWithdrawnAppThatNobodySpokeOfSince(@ForAll("histories") List<Word> history) {
        List<Word> withoutTheApp = history.stream()
                .filter(word -> word.subject() == Subject.PACKAGE && !word.isForEverywhere())
                .toList();
        List<Word> withdrawn = new ArrayList<>(withoutTheApp);
        withdrawn.addAll(List.of(packageAdmitted(1), appWithdrawn(2)));

        assertFalse(after(withdrawn).anywhere());
    }

    @Test
    void shouldEndWhatWasOpenedByNameWithAWithdrawalForEverywhere() {
        assertFalse(isOfferedIn(MALTA, packageAdmitted(1), container(true, 2, MALTA), packageWithdrawn(3)));
        assertFalse(isOfferedIn(MALTA, packageAdmitted(1), app(true, 2, MALTA), appWithdrawn(3)));
    }

    @Property
    void shouldOfferTheSameInWhateverOrderAndHoweverOftenTheWordsArrive(
            @ForAll("histories") List<Word> history, @ForAll Random random) {
        List<Word> received = new ArrayList<>(history);
        received.addAll(history.subList(0, random.nextInt(history.size() + 1)));
        Collections.shuffle(received, random);

        assertEquals(after(history), after(received));
    }

    @Property
    void shouldOfferWhatWasAdmittedLastWhereNobodyNamedATerritory(@ForAll("histories") List<Word> history) {
        List<Word> everywhere = history.stream().filter(Word::isForEverywhere).toList();
        Optional<Instant> admitted = last(everywhere, Subject.PACKAGE, true);
        Optional<Instant> reopened = Stream.of(admitted, last(everywhere, Subject.APP, true))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
        boolean expected = admitted.isPresent()
                && isBefore(last(everywhere, Subject.PACKAGE, false), admitted)
                && isBefore(last(everywhere, Subject.APP, false), reopened);

        assertEquals(expected, after(everywhere).anywhere());
    }

    @Property
    void shouldNeverOfferWhereTheLastWordByNameWasNo(@ForAll("histories") List<Word> history) {
        for (Subject subject : Subject.values()) {
            List<Word> named = history.stream()
                    .filter(word -> word.change().territories().named().contains(MALTA))
                    .toList();
            Optional<Instant> closed = last(named, subject, false);
            if (closed.isPresent() && !isBefore(closed, last(named, subject, true))) {
                assertFalse(after(history).where().contains(MALTA));
            }
        }
    }

    @Test
    void shouldNotEndLaterWhatHasEnded() {
        assertEnd(2, packageAdmitted(1), packageWithdrawn(2), appWithdrawn(5));
        assertEnd(2, packageAdmitted(1), appWithdrawn(2), packageWithdrawn(5));
        assertEnd(3, packageAdmitted(1), app(true, 2, MALTA), app(false, 3, MALTA), appWithdrawn(5));
        assertEnd(3, packageAdmitted(1), container(false, 3, MALTA), app(false, 5, MALTA));
        assertEnd(4, packageAdmitted(1), container(false, 3, MALTA), container(false, 4, FRANCE), appWithdrawn(5));
    }

    @Test
    void shouldNotEndWithAWithdrawalThatWasTakenBack() {
        assertEnd(6, packageAdmitted(1), packageWithdrawn(2), packageAdmitted(3), appWithdrawn(6));
        assertEnd(6, packageAdmitted(1), appWithdrawn(2), packageAdmitted(3), packageWithdrawn(6));
    }

    private static void assertEnd(int second, Word... history) {
        assertEquals(
                Optional.of(NOON.plusSeconds(second)), after(List.of(history)).endedAt());
    }

    @Property(tries = 200)
    void shouldEndAtTheSameMomentInEveryOrder(@ForAll("shortHistories") List<Word> history) {
        Optional<Instant> end = after(history).endedAt();

        everyOrderOf(history).forEach(order -> assertEquals(end, after(order).endedAt(), order::toString));
    }

    private static Stream<List<Word>> everyOrderOf(List<Word> words) {
        return words.isEmpty()
                ? Stream.of(List.of())
                : IntStream.range(0, words.size()).boxed().flatMap(first -> {
                    List<Word> others = new ArrayList<>(words);
                    Word word = others.remove(first.intValue());
                    return everyOrderOf(others).map(order -> Stream.concat(Stream.of(word), order.stream())
                            .toList());
                });
    }

    @Property
    void shouldEndInTheLastTerritoryWithTheFirstWithdrawalThatStands(@ForAll("histories") List<Word> history) {
        Answer answer = after(history);
        Set<Territory> named = history.stream()
                .flatMap(word -> word.change().territories().named().stream())
                .collect(Collectors.toSet());
        Optional<Instant> end = (named.isEmpty() ? Set.of(JAPAN) : named)
                .stream()
                        .flatMap(territory -> firstThatStands(history, territory).stream())
                        .max(Instant::compareTo);

        assertEquals(answer.anywhere() ? Optional.empty() : end.or(() -> Optional.of(Instant.EPOCH)), answer.endedAt());
    }

    private static Optional<Instant> firstThatStands(List<Word> history, Territory territory) {
        List<Word> everywhere = history.stream().filter(Word::isForEverywhere).toList();
        List<Word> here = history.stream()
                .filter(word -> word.change().territories().named().contains(territory))
                .toList();
        List<Word> allSaid = Stream.concat(everywhere.stream(), here.stream()).toList();
        Optional<Instant> admitted = last(allSaid, Subject.PACKAGE, true);
        Optional<Instant> reopened = Stream.of(
                        last(allSaid, Subject.APP, true), last(everywhere, Subject.PACKAGE, true))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
        return Stream.of(
                        last(everywhere, Subject.PACKAGE, false).filter(at -> !isBefore(Optional.of(at), admitted)),
                        last(everywhere, Subject.APP, false).filter(at -> !isBefore(Optional.of(at), reopened)),
                        last(here, Subject.PACKAGE, false)
                                .filter(at -> !isBefore(Optional.of(at), last(here, Subject.PACKAGE, true))),
                        last(here, Subject.APP, false)
                                .filter(at -> !isBefore(Optional.of(at), last(here, Subject.APP, true))))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static boolean isBefore(Optional<Instant> earlier, Optional<Instant> later) {
        return earlier.isEmpty()
                || later.filter(moment -> moment.isAfter(earlier.get())).isPresent();
    }

    private static Optional<Instant> last(List<Word> history, Subject subject, boolean available) {
        return history.stream()
                .filter(word -> word.subject() == subject && word.change().available() == available)
                .map(word -> word.change().at())
                .max(Instant::compareTo);
    }

    private static boolean isOfferedAfter(Word... history) {
        return after(List.of(history)).anywhere();
    }

    private static boolean isOfferedIn(Territory territory, Word... history) {
        return after(List.of(history)).where().contains(territory);
    }

    private static Answer after(List<Word> history) {
        App app = new App(KITE, Distribution.DISTRIBUTED);
        DistributionPackage container = new DistributionPackage(PACKAGE, KITE);
        Map<String, TerritoryAvailability> named = new TreeMap<>();
        history.forEach(word -> play(word, app, container, named));
        OfferRule rule = new OfferRule(app, container, named.values());
        container.settle(rule);
        Set<Territory> where = new HashSet<>(Set.of(MALTA, FRANCE, JAPAN));
        where.removeIf(territory -> !rule.isOfferedIn(territory));
        return new Answer(rule.isOffered(), where, container.offerEndedAt());
    }

    private static void play(
            Word word, App app, DistributionPackage container, Map<String, TerritoryAvailability> named) {
        Optional<PackageId> about = word.subject() == Subject.APP ? Optional.empty() : Optional.of(PACKAGE);
        for (Territory territory : word.change().territories().named()) {
            named.computeIfAbsent(
                            word.subject() + " " + territory, key -> new TerritoryAvailability(KITE, about, territory))
                    .take(word.change());
        }
        if (word.isForEverywhere() && word.subject() == Subject.APP) {
            app.take(word.change());
        } else if (word.isForEverywhere()) {
            container.take(word.change());
        }
    }

    private static Word[] with(Word[] history, Word... more) {
        return Stream.concat(Arrays.stream(history), Arrays.stream(more)).toArray(Word[]::new);
    }

    private static Word packageAdmitted(int second) {
        return container(true, second);
    }

    private static Word packageWithdrawn(int second) {
        return container(false, second);
    }

    private static Word appWithdrawn(int second) {
        return app(false, second);
    }

    private static Word container(boolean available, int second, Territory... where) {
        return word(Subject.PACKAGE, available, second, List.of(where));
    }

    private static Word app(boolean available, int second, Territory... where) {
        return word(Subject.APP, available, second, List.of(where));
    }

    private static Word word(Subject subject, boolean available, int second, List<Territory> where) {
        return new Word(subject, new AvailabilityChange(available, Territories.of(where), NOON.plusSeconds(second)));
    }

    // few moments, so that words of one moment are common
    @Provide
    Arbitrary<List<Word>> histories() {
        return words().list().ofMaxSize(9);
    }

    // five words have 120 orders
    @Provide
    Arbitrary<List<Word>> shortHistories() {
        return words().list().ofMaxSize(5);
    }

    private static Arbitrary<Word> words() {
        return Combinators.combine(
                        Arbitraries.of(Subject.class),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.of(List.<Territory>of(), List.of(MALTA), List.of(FRANCE), List.of(MALTA, FRANCE)))
                .as(OfferHistoryTest::word);
    }
}
