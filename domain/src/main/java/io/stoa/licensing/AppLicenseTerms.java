package io.stoa.licensing;

import io.stoa.apple.AppleItemId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The terms an operator decided for one app. */
@Entity
@Table(name = "app_license_terms")
public class AppLicenseTerms {

    @Id
    @Column(name = "apple_item_id")
    private long appleItemId;

    @Column(name = "duration_seconds")
    private Long durationSeconds;

    @Column(name = "install_limit")
    private Integer installLimit;

    @Version
    private long version;

    protected AppLicenseTerms() {}

    public AppLicenseTerms(AppleItemId app, LicenseTerms terms) {
        this.appleItemId = app.value();
        decide(terms);
    }

    public AppleItemId app() {
        return new AppleItemId(appleItemId);
    }

    public LicenseTerms terms() {
        return new LicenseTerms(
                Optional.ofNullable(durationSeconds).map(Duration::ofSeconds),
                installLimit == null ? OptionalInt.empty() : OptionalInt.of(installLimit));
    }

    /** Licences that are issued or renewed from now on follow these terms; those that were go on as they are. */
    public final void decide(LicenseTerms terms) {
        durationSeconds = terms.duration().map(Duration::toSeconds).orElse(null);
        installLimit = terms.installLimit().isPresent()
                ? (Integer) terms.installLimit().getAsInt()
                : null;
    }
}
