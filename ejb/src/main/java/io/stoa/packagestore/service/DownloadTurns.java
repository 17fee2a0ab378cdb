package io.stoa.packagestore.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose download is next. Jobs take turns, so that one of three hundred assets does not keep another of three waiting,
 * and neither a job nor a host is given more than its share.
 *
 * @param <T> what is to be done
 */
final class DownloadTurns<T> {

    /** How many downloads run side by side, at most. */
    record Limits(int total, int perJob, int perHost) {

        Limits {
            if (total < 1 || perJob < 1 || perHost < 1) {
                throw new IllegalArgumentException("stoa.packages.parallel-downloads and its like are 1 at least");
            }
        }
    }

    /** What waits for its turn. */
    record Waiting<T>(String host, T work) {}

    private final Limits limits;
    private final Deque<Job<T>> jobs = new ArrayDeque<>();
    private final Map<T, Turn<T>> running = new HashMap<>();
    private final Map<String, Integer> perHost = new HashMap<>();

    private record Turn<T>(Job<T> job, String host) {}

    private static final class Job<T> {
        private final Deque<Waiting<T>> waiting;
        private int running;

        Job(Collection<Waiting<T>> waiting) {
            this.waiting = new ArrayDeque<>(waiting);
        }
    }

    DownloadTurns(Limits limits) {
        this.limits = limits;
    }

    /** Lets a job wait for its turns. */
    synchronized void add(Collection<Waiting<T>> work) {
        if (!work.isEmpty()) {
            jobs.add(new Job<>(work));
        }
    }

    /** What may begin now, which counts until it is {@link #done}. */
    synchronized Optional<T> next() {
        if (running.size() >= limits.total()) {
            return Optional.empty();
        }
        for (Job<T> job : jobs) {
            Optional<Waiting<T>> free = freeOf(job);
            if (free.isPresent()) {
                begin(job, free.get());
                return free.map(Waiting::work);
            }
        }
        return Optional.empty();
    }

    private Optional<Waiting<T>> freeOf(Job<T> job) {
        if (job.running >= limits.perJob()) {
            return Optional.empty();
        }
        return job.waiting.stream()
                .filter(waiting -> perHost.getOrDefault(waiting.host(), 0) < limits.perHost())
                .findFirst();
    }

    // whoever had a turn stands at the end of the row
    private void begin(Job<T> job, Waiting<T> chosen) {
        job.waiting.remove(chosen);
        job.running++;
        perHost.merge(chosen.host(), 1, Integer::sum);
        running.put(chosen.work(), new Turn<>(job, chosen.host()));
        jobs.remove(job);
        if (!job.waiting.isEmpty()) {
            jobs.add(job);
        }
    }

    /** Ends the turn of what ran; of no effect for what never began. */
    synchronized void done(T work) {
        Turn<T> turn = running.remove(work);
        if (turn != null) {
            turn.job().running--;
            perHost.merge(turn.host(), -1, Integer::sum);
            perHost.values().remove(0);
        }
    }

    /** Takes away all that still waits. */
    synchronized List<T> clear() {
        List<T> never = new ArrayList<>();
        for (Iterator<Job<T>> each = jobs.iterator(); each.hasNext(); each.remove()) {
            each.next().waiting.forEach(waiting -> never.add(waiting.work()));
        }
        return never;
    }
}
