package io.stoa.admin.view;

import io.stoa.apple.PackageId;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.service.Ingestions;
import io.stoa.reconciliation.PackageReading;
import io.stoa.reconciliation.PackageReadings;
import io.stoa.reconciliation.ReconciliationClaim;
import io.stoa.reconciliation.ReconciliationId;
import io.stoa.reconciliation.ReconciliationRun;
import io.stoa.reconciliation.ReconciliationRuns;
import io.stoa.reconciliation.service.Reconciliations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reconciliations to be looked at, and what is asked for from the console. */
final class ReconciliationDesk {

    final List<ReconciliationRun> runs = new ArrayList<>();
    final List<PackageReading> hidden = new ArrayList<>();
    final List<String> asked = new ArrayList<>();

    void clear() {
        runs.clear();
        hidden.clear();
        asked.clear();
    }

    Reconciliations operators() {
        return new Reconciliations() {
            @Override
            public ReconciliationRun request(String actor) {
                asked.add("reconcile " + actor);
                return new ReconciliationRun(Optional.of(actor), Instant.EPOCH);
            }
        };
    }

    Ingestions ingestions() {
        return new Ingestions() {
            @Override
            public IngestionId handIn(PackageId packageId, String actor) {
                asked.add("hand in " + packageId + " " + actor);
                return new IngestionId("1");
            }
        };
    }

    PackageReadings readings() {
        return new PackageReadings() {
            @Override
            public List<PackageReading> hidden(int limit) {
                return hidden;
            }

            @Override
            public Optional<PackageReading> find(PackageId packageId) {
                throw onlyLookedAt();
            }

            @Override
            public PackageReading of(PackageId packageId) {
                throw onlyLookedAt();
            }
        };
    }

    ReconciliationRuns rows() {
        return new Rows();
    }

    private final class Rows implements ReconciliationRuns {

        @Override
        public List<ReconciliationRun> newest(int limit) {
            return runs.stream().limit(limit).toList();
        }

        @Override
        public Optional<ReconciliationRun> open() {
            throw onlyLookedAt();
        }

        @Override
        public void add(ReconciliationRun run) {
            throw onlyLookedAt();
        }

        @Override
        public Optional<ReconciliationRun> find(ReconciliationId id) {
            throw onlyLookedAt();
        }

        @Override
        public List<ReconciliationRun> before(ReconciliationId cursor, int limit) {
            throw onlyLookedAt();
        }

        @Override
        public Optional<ReconciliationClaim> claim(Duration lease) {
            throw onlyLookedAt();
        }

        @Override
        public Optional<ReconciliationRun> lockHeld(ReconciliationClaim claim) {
            throw onlyLookedAt();
        }

        @Override
        public Optional<Instant> deliveriesReadAt() {
            throw onlyLookedAt();
        }

        @Override
        public Instant now() {
            throw onlyLookedAt();
        }
    }

    private static UnsupportedOperationException onlyLookedAt() {
        return new UnsupportedOperationException("the console only looks at the newest runs");
    }
}
