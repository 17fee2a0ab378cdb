package io.stoa.cli.torture.play;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.cli.torture.history.Verdict;
import io.stoa.cli.torture.plan.PlannedNotice;
import io.stoa.cli.torture.plan.PlannedNotice.Kind;
import io.stoa.cli.torture.plan.PlannedPackage;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboxWatchTest {

    private static final PlannedNotice NOTICE = new PlannedNotice(
            "a1",
            Kind.AVAILABLE,
            "7200000001",
            Optional.of(new PlannedPackage("7200000001", "910000001", 1, 100, false)),
            Duration.ZERO);

    @ParameterizedTest
    @CsvSource({"0, 0, 0, FAIL", "1, 0, 1, OK", "0, 1, 0, OK", "1, 0, 0, FAIL", "2, 0, 2, FAIL"})
    void shouldWantWhatWasAcknowledged(int settled, int waiting, int jobs, Verdict verdict) {
        assertEquals(
                verdict, InboxWatch.judged(NOTICE, true, settled, waiting, jobs).verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, OK",
        "1, 0, 1, OK",
        "0, 1, 0, OK",
        "1, 0, 0, FAIL",
        "0, 0, 1, FAIL",
        "0, 1, 1, FAIL",
        "2, 0, 2, FAIL",
        "1, 1, 1, FAIL"
    })
    void shouldWantANotificationAndItsJobOrNeither(int settled, int waiting, int jobs, Verdict verdict) {
        assertEquals(
                verdict,
                InboxWatch.judged(NOTICE, false, settled, waiting, jobs).verdict());
    }
}
