package io.stoa.reconciliation.rest;

import io.stoa.reconciliation.Findings;
import io.stoa.reconciliation.ReconciliationRun;
import java.time.Instant;
import java.util.Optional;

/** A reconciliation as the API shows it; {@code askedBy} is absent when its time had come. */
public record ReconciliationView(
        String id,
        String state,
        String phase,
        Optional<String> askedBy,
        Instant requestedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<Instant> resumeAt,
        Findings findings,
        Optional<Failure> failure,
        Optional<String> hint) {

    /** What could not be compared, the last of it. */
    public record Failure(String code, String sentence) {}

    static ReconciliationView of(ReconciliationRun run) {
        return new ReconciliationView(
                run.id().value(),
                run.state().name(),
                run.phase().name(),
                run.askedBy(),
                run.requestedAt(),
                run.startedAt(),
                run.endedAt(),
                run.resumeAt(),
                run.findings(),
                run.failureCode()
                        .map(code ->
                                new Failure(code.slug(), run.failureSentence().orElse(""))),
                run.hint());
    }
}
