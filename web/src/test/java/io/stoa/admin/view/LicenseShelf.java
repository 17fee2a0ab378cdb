package io.stoa.admin.view;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.VersionAsset;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerSubject;
import io.stoa.ledger.RefusalReason;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseQuery;
import io.stoa.licensing.LicenseStanding;
import io.stoa.licensing.SealerState;
import io.stoa.licensing.service.LicenseExtension;
import io.stoa.licensing.service.LicenseRegister;
import io.stoa.licensing.service.LicenseRevocation;
import io.stoa.licensing.service.LicenseTrace;
import io.stoa.licensing.service.RegisteredLicense;
import io.stoa.licensing.service.TraceStep;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Licences to be looked at, and what is done with them from the console. */
final class LicenseShelf {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");

    private final List<RegisteredLicense> licenses = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private List<SealerState> sealers = List.of();
    private LicenseQuery asked = LicenseQuery.ALL;

    void clear() {
        licenses.clear();
        done.clear();
        sealers = List.of();
    }

    void holds(long number, LicenseStanding standing) {
        licenses.add(new RegisteredLicense(
                new LicenseId(number),
                new VersionAsset(new AppleItemId(6_700_012_345L), new AppleVersionId(871_200_431), "abc"),
                new LicenseHolder(new DeviceHash("a".repeat(64)), Optional.of("<b>ann")),
                standing,
                NOON,
                Optional.empty(),
                Optional.of(NOON.plus(Duration.ofDays(30))),
                Duration.ofDays(30),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOON));
    }

    void sealers(SealerState... states) {
        sealers = List.of(states);
    }

    LicenseQuery asked() {
        return asked;
    }

    List<String> done() {
        return done;
    }

    LicenseRegister register() {
        return new LicenseRegister() {
            @Override
            public List<RegisteredLicense> page(LicenseQuery query, Optional<String> cursor, int limit) {
                asked = query;
                return licenses.stream().limit(limit).toList();
            }

            @Override
            public RegisteredLicense get(LicenseId id) {
                return licenses.stream()
                        .filter(license -> license.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new MarketplaceException(FailureCode.NOT_FOUND, "There is none."));
            }

            @Override
            public List<SealerState> sealers() {
                return sealers;
            }
        };
    }

    LicenseTrace trace() {
        return new LicenseTrace() {
            @Override
            public List<TraceStep> of(LicenseId id) {
                LedgerSubject subject = new LedgerSubject(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty());
                return List.of(new TraceStep(
                        LedgerEntry.refusal(NOON, RefusalReason.KEY_BLOB_NOT_HELD, subject), TraceStep.Tie.DEVICE));
            }
        };
    }

    LicenseRevocation revocation() {
        return new LicenseRevocation() {
            @Override
            public void revoke(LicenseId id, String actor) {
                done.add("revoke " + id + " " + actor);
            }
        };
    }

    LicenseExtension extension() {
        return new LicenseExtension() {
            @Override
            public void extend(LicenseId id, int days, String actor) {
                if (days == 1) {
                    throw new MarketplaceException(FailureCode.STATE_CONFLICT, "It holds <longer> already.");
                }
                done.add("extend " + id + " " + days + " " + actor);
            }
        };
    }
}
