package io.stoa.admin.view;

import io.stoa.reconciliation.Findings;
import io.stoa.reconciliation.ReconciliationRun;
import io.stoa.storefront.DisplayText;
import java.util.Optional;

/**
 * A reconciliation as the console shows it.
 *
 * @param askedBy empty when its time had come
 * @param state   a key of the console's texts
 * @param trouble what could not be compared, and what to do or to set
 */
public record ReconciliationRow(
        Moment requested,
        Optional<String> askedBy,
        String state,
        Optional<Moment> ended,
        Findings findings,
        Optional<String> trouble) {

    static ReconciliationRow of(ReconciliationRun run) {
        return new ReconciliationRow(
                Moment.of(run.requestedAt()),
                run.askedBy(),
                run.state().name(),
                run.endedAt().map(Moment::of),
                run.findings(),
                run.failureSentence().or(run::hint).map(DisplayText::line));
    }
}
