package io.stoa.simulator.appstoreconnect.chaos;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Decides which requests go wrong: first those that are scripted, then by level. The same seed and the same requests in
 * the same order give the same faults. Closing it ends every wait it has caused.
 */
public final class Chaos implements AutoCloseable {

    private static final int CAPACITY = 10_000;

    private final Clock clock;
    private final Standstill standstill = new Standstill();
    private final Deque<ScriptedFault> script = new ArrayDeque<>();
    private final Deque<InjectedFault> injected = new ArrayDeque<>();
    private ChaosSettings settings;
    private Odds odds;
    private int strikes;

    public Chaos(ChaosSettings settings, Clock clock) {
        this.clock = clock;
        this.settings = settings;
        this.odds = new Odds(settings.level(), settings.seed());
    }

    /** Adds to the script; what was added first strikes first. */
    public synchronized void inject(ScriptedFault fault) {
        script.addLast(fault);
    }

    /** Another level from the next request on, its decisions drawn anew from the seed; the script is forgotten. */
    public synchronized void become(int level, long seed) {
        settings = settings.withLevel(level, seed);
        odds = new Odds(level, seed);
        script.clear();
    }

    public synchronized ChaosSettings settings() {
        return settings;
    }

    /** What is scripted and has not struck yet. */
    public synchronized List<ScriptedFault> script() {
        return List.copyOf(script);
    }

    /** The latest {@value #CAPACITY} faults that struck, oldest first. */
    public synchronized List<InjectedFault> injected() {
        return List.copyOf(injected);
    }

    /**
     * Decides about a request.
     *
     * @param path      without query; for a notification its type
     * @param partAsked whether the request has a {@code Range}
     */
    public synchronized Optional<Injection> strike(Door door, String path, boolean partAsked) {
        Optional<Injection> scripted = nextOfScript(door, path, partAsked);
        Optional<Injection> decision = scripted.or(() -> odds.draw(door, path, partAsked));
        decision.ifPresent(injection -> record(door, path, injection, scripted.isPresent()));
        return decision;
    }

    private Optional<Injection> nextOfScript(Door door, String path, boolean partAsked) {
        for (Iterator<ScriptedFault> all = script.iterator(); all.hasNext(); ) {
            ScriptedFault next = all.next();
            if (next.fits(door, path, partAsked)) {
                all.remove();
                if (next.times() > 1) {
                    script.addFirst(next.times(next.times() - 1));
                }
                return Optional.of(new Injection(next.fault(), next.afterBytes(), 0.5));
            }
        }
        return Optional.empty();
    }

    private void record(Door door, String path, Injection injection, boolean scripted) {
        if (injected.size() == CAPACITY) {
            injected.removeFirst();
        }
        injected.addLast(new InjectedFault(++strikes, clock.instant(), door, path, injection.fault(), scripted));
    }

    /** Holds a request back for the time of a slow answer. @throws IOException the simulator was closed meanwhile */
    public void slow() throws IOException {
        standstill.last(settings().slow());
    }

    /** Holds a request back for the time of silence. @throws IOException the simulator was closed meanwhile */
    public void stall() throws IOException {
        standstill.last(settings().stall());
    }

    /** Pauses between two bytes of a dribble. @throws IOException the simulator was closed meanwhile */
    public void drip() throws IOException {
        standstill.last(settings().drip());
    }

    @Override
    public void close() {
        standstill.close();
    }
}
