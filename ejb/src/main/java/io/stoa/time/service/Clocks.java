package io.stoa.time.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The wall clock, injected wherever the time is asked, so that a test can hold it. */
@ApplicationScoped
public class Clocks {

    @Produces
    public Clock wallClock() {
        return Clock.systemUTC();
    }
}
