package io.stoa.ingestion;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.SignedManifest;
import io.stoa.row.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** A package handed over as files: open while its assets come in, then an ingestion. */
@Entity
@Table(name = "package_import")
public class PackageImport {

    @Id
    private String id;

    @Column(name = "package_id", nullable = false)
    private String packageId;

    @Column(name = "package_derived", nullable = false)
    private boolean packageDerived;

    @Column(name = "package_version_id", nullable = false)
    private String packageVersionId;

    @Column(name = "version_derived", nullable = false)
    private boolean versionDerived;

    @Column(name = "apple_item_id", nullable = false)
    private long appleItemId;

    @Column(nullable = false)
    private byte[] manifest;

    @Column(nullable = false)
    private byte[] signature;

    @Column(name = "begun_by", nullable = false)
    private String begunBy;

    @Column(name = "begun_at", nullable = false)
    private Instant begunAt;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    @Column(name = "ingestion_id", unique = true)
    private String ingestionId;

    @Version
    private long version;

    protected PackageImport() {}

    /** @param content verified already */
    public PackageImport(ImportTarget target, SignedManifest content, String actor, Instant at) {
        this.id = RowId.next();
        this.packageId = target.packageId().value();
        this.packageDerived = target.packageDerived();
        this.packageVersionId = target.packageVersionId().value();
        this.versionDerived = target.versionDerived();
        this.appleItemId = target.app().value();
        this.manifest = content.manifest();
        this.signature = content.signature();
        this.begunBy = actor;
        this.begunAt = at;
        this.changedAt = at;
    }

    /** One more asset has come: it is not swept yet. */
    public void touch(Instant at) {
        changedAt = at;
    }

    /** Everything is here. @return the ingestion that publishes it, admitted when the import was begun */
    public IngestionJob complete(Instant at) {
        if (ingestionId != null) {
            throw new IllegalStateException("an import is completed once");
        }
        IngestionJob job = IngestionJob.imported(this, at);
        ingestionId = job.id().value();
        changedAt = at;
        return job;
    }

    public ImportId id() {
        return new ImportId(id);
    }

    public AppleItemId appleItemId() {
        return new AppleItemId(appleItemId);
    }

    public PackageId packageId() {
        return new PackageId(packageId);
    }

    public PackageVersionId packageVersionId() {
        return new PackageVersionId(packageVersionId);
    }

    public SignedManifest content() {
        return new SignedManifest(manifest, signature);
    }

    public String begunBy() {
        return begunBy;
    }

    public Instant begunAt() {
        return begunAt;
    }

    /** The ingestion it became; empty while it is open. */
    public Optional<IngestionId> ingestionId() {
        return Optional.ofNullable(ingestionId).map(IngestionId::new);
    }
}
