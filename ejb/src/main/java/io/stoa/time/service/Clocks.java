package io.stoa.time.service;

import io.stoa.time.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The wall clock and the ticker, injected wherever the time is asked, so that a test can hold it. */
@ApplicationScoped
public class Clocks {

    @Produces
    public Clock wallClock() {
        return Clock.systemUTC();
    }

    @Produces
    public Ticker ticker() {
        return System::nanoTime;
    }
}
