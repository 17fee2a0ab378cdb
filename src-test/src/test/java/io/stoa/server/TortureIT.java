package io.stoa.server;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./stoa torture}: one seed, which kills the server and PostgreSQL. Its exit code is the verdict. */
class TortureIT {

    private static final Duration LIMIT = Duration.ofMinutes(8);

    @Test
    void shouldLoseNothingThatWasAcknowledged() {
        Workplace workplace = Workplace.fresh("torture");
        List<String> command = List.of(
                Workplace.ofProject("stoa").toString(),
                "torture",
                "--seed",
                "22",
                "--seconds",
                "20",
                "--data-dir",
                workplace.folder("installation").toString());
        LaunchedProcess.start(workplace.root(), Map.of(), workplace.log("torture"), command)
                .succeedWithin(LIMIT);
    }
}
