package io.stoa.ingestion.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.PackageIdentity;
import io.stoa.catalog.SignedManifest;
import io.stoa.catalog.VerifiedPackage;
import io.stoa.catalog.jpa.CatalogTables;
import io.stoa.catalog.service.Admission;
import io.stoa.catalog.service.PublicationService;
import io.stoa.connect.AppStoreConnect;
import io.stoa.connect.AssetLink;
import io.stoa.connect.PackageVersionLink;
import io.stoa.ingestion.Announcement;
import io.stoa.ingestion.Claim;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionJobs;
import io.stoa.packagestore.AssemblyProgress;
import io.stoa.packagestore.service.HandedOver;
import io.stoa.packagestore.service.PackageAssembler;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Where ingestions are carried out: rows in memory, everybody else's part written down. */
final class IngestionFloor {

    static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    static final Duration LEASE = Duration.ofSeconds(60);
    static final AppleItemId KITE = new AppleItemId(6700012345L);
    static final PackageId PACKAGE = new PackageId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01");
    static final PackageVersionId VERSION = new PackageVersionId("e1b1e8c4-63b0-4a69-9d0b-2f3f6a9c4d55");
    static final Announcement ANNOUNCEMENT = announcement(Optional.of(PACKAGE));
    static final VerifiedPackage VERIFIED = new VerifiedPackage(
            VERSION,
            PACKAGE,
            OptionalLong.empty(),
            new PackageIdentity(KITE, new AppleVersionId(871200431), 1),
            CatalogTables.release("17.4"),
            new SignedManifest(new byte[0], new byte[0]),
            List.of());

    final List<IngestionJob> jobs = new ArrayList<>();
    final List<IngestionId> rung = new ArrayList<>();
    final List<String> done = new ArrayList<>();
    final IngestionJobs rows = new Rows();
    final ImportRows imported = new ImportRows();
    final IngestionSettlement settlement = settlement();
    final IngestionService service = service();
    final IngestionRequests requests = requests();
    final Ingestions ingestions = ingestions();

    /** What happens while the package is assembled. */
    Runnable assembling = () -> {};

    /** The newest completed version of the package; null while there is none. */
    PackageVersionId newest = VERSION;

    /** An announcement, made a minute before it arrived. */
    static Announcement announcement(Optional<PackageId> packageId) {
        return new Announcement(KITE, packageId, VERSION, NOON.minusSeconds(60));
    }

    IngestionJob announcedWithoutItsPackage() {
        return added(new IngestionJob(announcement(Optional.empty()), NOON));
    }

    IngestionJob announced() {
        return added(new IngestionJob(ANNOUNCEMENT, NOON));
    }

    IngestionJob announcedFor(PackageId packageId) {
        return added(new IngestionJob(announcement(Optional.of(packageId)), NOON));
    }

    IngestionJob handedIn() {
        return added(new IngestionJob(PACKAGE, NOON));
    }

    Claim claim(IngestionJob job) {
        return job.claim(NOON, NOON.plus(LEASE));
    }

    private IngestionJob added(IngestionJob job) {
        jobs.add(job);
        return job;
    }

    private IngestionSettlement settlement() {
        IngestionSettlement settlement = new IngestionSettlement();
        settlement.jobs = rows;
        settlement.publication = new PublicationService() {
            @Override
            public void publish(VerifiedPackage verified, Instant begun) {
                done.add("publish " + verified.id());
            }
        };
        settlement.admission = new Admission() {
            @Override
            public void admit(AppleItemId app, PackageId packageId, Instant at) {
                done.add("admit " + app + " " + packageId + " at " + at);
            }
        };
        settlement.jitter = new Jitter();
        settlement.jitter.random = () -> -1; // the longest pause there can be
        settlement.longest = Duration.ofMinutes(30);
        return settlement;
    }

    private IngestionService service() {
        IngestionService service = new IngestionService();
        service.jobs = rows;
        service.settlement = settlement;
        service.connect = new Connect();
        service.assembler = new PackageAssembler() {
            @Override
            public VerifiedPackage assemble(
                    String ingestionId,
                    PackageVersionId id,
                    Optional<AppleItemId> expected,
                    AssemblyProgress progress) {
                done.add("assemble " + id + " for "
                        + expected.map(AppleItemId::toString).orElse("anybody"));
                assembling.run();
                return VERIFIED;
            }

            @Override
            public VerifiedPackage assemble(String attempt, HandedOver files, AssemblyProgress progress) {
                done.add("assemble files of " + files.packageId());
                return VERIFIED;
            }
        };
        service.imports = imported;
        return service;
    }

    private IngestionRequests requests() {
        IngestionRequests asking = new IngestionRequests();
        asking.jobs = rows;
        asking.queue = rung::add;
        return asking;
    }

    private Ingestions ingestions() {
        Ingestions all = new Ingestions();
        all.requests = requests;
        all.jobs = rows;
        all.audit = (actor, action, subject, detail) -> done.add(String.join(" ", actor, action, subject, detail));
        return all;
    }

    private final class Rows implements IngestionJobs {

        @Override
        public void add(IngestionJob job) {
            jobs.add(job);
        }

        @Override
        public void addHandIn(IngestionJob job) {
            jobs.add(job);
        }

        @Override
        public Optional<IngestionJob> lockOpenHandIn(PackageId packageId) {
            return jobs.stream()
                    .filter(job -> job.packageId().filter(packageId::equals).isPresent()
                            && job.appleItemId().isEmpty()
                            && !job.state().isFinal())
                    .findFirst();
        }

        @Override
        public Optional<IngestionJob> find(IngestionId id) {
            return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
        }

        @Override
        public Optional<IngestionJob> lockAnnounced(PackageVersionId announcedVersion) {
            return jobs.stream()
                    .filter(job -> job.packageVersionId().equals(Optional.of(announcedVersion)))
                    .findFirst();
        }

        @Override
        public List<IngestionJob> newest(int limit) {
            return jobs.stream().limit(limit).toList();
        }

        @Override
        public List<IngestionJob> before(IngestionId cursor, int limit) {
            return jobs.stream()
                    .filter(job -> job.id().value().compareTo(cursor.value()) < 0)
                    .limit(limit)
                    .toList();
        }

        @Override
        public Optional<Claim> claim(IngestionId id, Duration lease) {
            return find(id).filter(job -> job.isClaimable(NOON)).map(job -> job.claim(NOON, NOON.plus(lease)));
        }

        @Override
        public Optional<IngestionJob> lockHeld(Claim claim) {
            return find(claim.id()).filter(job -> job.isHeldBy(claim));
        }

        @Override
        public List<IngestionId> due(int limit) {
            return jobs.stream()
                    .filter(job -> job.isClaimable(NOON))
                    .map(IngestionJob::id)
                    .limit(limit)
                    .toList();
        }

        @Override
        public Instant now() {
            return NOON;
        }
    }

    private final class Connect implements AppStoreConnect {

        @Override
        public PackageVersionId newestCompletedVersion(PackageId packageId) {
            done.add("newest of " + packageId);
            return Optional.ofNullable(newest)
                    .orElseThrow(() -> new RetryableFailure(FailureCode.PACKAGE_HAS_NO_VERSION, "None yet."));
        }

        @Override
        public PackageVersionLink packageVersion(PackageVersionId id) {
            throw new UnsupportedOperationException("the assembler's part");
        }

        @Override
        public Map<String, AssetLink> assets(PackageVersionId id) {
            throw new UnsupportedOperationException("the assembler's part");
        }

        @Override
        public AssetLink freshAsset(String publicId, boolean delta) {
            throw new UnsupportedOperationException("the assembler's part");
        }
    }
}
