package io.stoa.simulator.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArrivalTest {

    private static final String KIT = "GET /.well-known/marketplace-kit";

    private final FakeInstallation fake = new FakeInstallation();
    private final TellingListener told = new TellingListener();

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void shouldWaitUntilTheApplicationItselfAnswers() {
        fake.answer(KIT, 404, "").answer(KIT, 503, "").answer(KIT, 200, "{}");

        arrival().await();

        assertEquals(3, fake.seen.size());
        assertTrue(told.words.get(2).endsWith("/.well-known/marketplace-kit answers"), told.words.toString());
    }

    @Test
    void shouldSayWhatAnswersInstead() {
        fake.answer(KIT, 404, "");

        WalkFailed failed = assertThrows(WalkFailed.class, () -> arrival().await());

        assertEquals("still 404", failed.seen());
    }

    @Test
    void shouldSayThatNothingAnswers() {
        Arrival arrival = arrival();
        fake.close();

        WalkFailed failed = assertThrows(WalkFailed.class, arrival::await);

        assertTrue(failed.seen().startsWith("still no answer"), failed.seen());
    }

    private Arrival arrival() {
        return new Arrival(fake.url(), told, new SteppingClock().await(Duration.ofSeconds(2)));
    }
}
