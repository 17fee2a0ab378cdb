package io.stoa.cli.torture.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final List<Fault> ALL = List.of(Fault.values());

    @Test
    void shouldPlanTheSameForTheSameSeed() {
        assertEquals(plan(17), plan(17));
    }

    @Test
    void shouldPlanAnotherForAnotherSeed() {
        assertNotEquals(plan(17).faults(), plan(18).faults());
    }

    @Test
    void shouldKeepRoundsApart() {
        Set<String> apps = new HashSet<>(plan(17).appleItemIds());
        apps.retainAll(plan(18).appleItemIds());
        assertEquals(Set.of(), apps);
    }

    @Test
    void shouldInjectOnlyWhatIsPossible() {
        Plan plan = Planner.plan(17, LENGTH, List.of(Fault.KILL_BROKER));
        assertEquals(
                Set.of(Fault.KILL_BROKER),
                plan.faults().stream().map(PlannedFault::fault).collect(Collectors.toSet()));
    }

    @Test
    void shouldBaitEveryFaultThatWaitsForAMoment() {
        plans().forEach(plan -> plan.faults()
                .forEach(fault ->
                        assertEquals(fault.fault().isBaited(), fault.bait().isPresent(), plan::toString)));
    }

    @Test
    void shouldOfferWhateverItAnnounces() {
        plans().forEach(plan -> plan.notices().forEach(notice -> notice.about()
                .ifPresent(version -> assertTrue(plan.packages().contains(version), plan::toString))));
    }

    @Test
    void shouldHavePoisonInEveryRound() {
        plans().forEach(plan -> assertEquals(
                1, plan.packages().stream().filter(PlannedPackage::poison).count()));
    }

    @Test
    void shouldSendDuplicatesAndOvertakings() {
        List<Plan> plans = plans();
        assertTrue(plans.stream()
                .anyMatch(plan ->
                        plan.deliveries().size() > Set.copyOf(plan.deliveries()).size()));
        assertTrue(plans.stream().anyMatch(PlannerTest::tellsALaterEventFirst));
    }

    @Test
    void shouldUseEveryFaultSoonerOrLater() {
        Set<Fault> used = LongStream.range(0, 100)
                .mapToObj(seed -> Planner.plan(seed, Duration.ofSeconds(20), ALL))
                .flatMap(plan -> plan.faults().stream())
                .map(PlannedFault::fault)
                .collect(Collectors.toSet());
        assertEquals(Set.copyOf(ALL), used);
    }

    @Test
    void shouldLetAppStoreConnectMisbehaveInAShareOfTheRounds() {
        List<Integer> levels =
                LongStream.range(0, 100).mapToObj(seed -> plan(seed).chaos()).toList();
        long troubled = levels.stream().filter(level -> level > 0).count();
        assertTrue(troubled >= 25 && troubled <= 55, levels::toString);
        assertEquals(Set.of(0, 1, 2), Set.copyOf(levels));
    }

    private static boolean tellsALaterEventFirst(Plan plan) {
        List<Duration> events =
                plan.deliveries().stream().map(PlannedNotice::event).toList();
        return !events.equals(events.stream().sorted().toList());
    }

    private static List<Plan> plans() {
        return LongStream.range(0, 20).mapToObj(PlannerTest::plan).toList();
    }

    private static Plan plan(long seed) {
        return Planner.plan(seed, LENGTH, ALL);
    }
}
