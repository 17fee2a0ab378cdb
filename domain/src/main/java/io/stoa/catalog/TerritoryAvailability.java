package io.stoa.catalog;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.Territory;
import io.stoa.row.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;

/** What App Store Connect said of one territory by its name: for a whole app, or for one package of it. */
@Entity
@Table(name = "territory_availability")
public class TerritoryAvailability {

    private static final String WHOLE_APP = "";

    @Id
    private String id;

    @Column(name = "apple_item_id", nullable = false)
    private long appleItemId;

    @Column(name = "package_id", nullable = false)
    private String packageId;

    @Column(nullable = false)
    private String territory;

    @Embedded
    private Availability availability = new Availability();

    @Version
    private long version;

    protected TerritoryAvailability() {}

    /** @param packageId the package it is about; empty for the whole app */
    public TerritoryAvailability(AppleItemId app, Optional<PackageId> packageId, Territory territory) {
        this.id = RowId.next();
        this.appleItemId = app.value();
        this.packageId = packageId.map(PackageId::value).orElse(WHOLE_APP);
        this.territory = territory.code();
    }

    public void take(AvailabilityChange change) {
        availability = availability().after(change);
    }

    public AppleItemId appleItemId() {
        return new AppleItemId(appleItemId);
    }

    /** The package it is about; empty for the whole app. */
    public Optional<PackageId> packageId() {
        return Optional.of(packageId).filter(id -> !id.equals(WHOLE_APP)).map(PackageId::new);
    }

    public Territory territory() {
        return new Territory(territory);
    }

    public Availability availability() {
        return availability == null ? new Availability() : availability;
    }
}
