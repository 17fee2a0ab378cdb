package io.stoa.catalog.service;

import io.stoa.catalog.KeyBlobs;
import io.stoa.catalog.PackageAsset;
import io.stoa.catalog.PackageVersion;
import io.stoa.catalog.Publication;
import io.stoa.catalog.VerifiedPackage;
import io.stoa.catalog.VerifiedPackage.HeldAsset;
import io.stoa.catalog.jpa.CatalogRows;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Makes a verified package visible: in the caller's transaction, all of it or nothing. */
@Stateless
public class PublicationService {

    @Inject
    CatalogRows rows;

    @Inject
    KeyBlobs keyBlobs;

    @Inject
    Clock clock;

    /**
     * Keeps the package version and points its app version at it, unless a later revision is already served.
     *
     * @param begun when the attempt began, by the database's clock: what was lost since then is still lost
     */
    public void publish(VerifiedPackage verified, Instant begun) {
        if (rows.packageVersion(verified.id()).isEmpty()) {
            keep(verified);
        }
        PackageVersion content = rows.packageVersion(verified.id()).orElseThrow();
        Optional<Publication> former = rows.publication(content.appleVersionId());
        former.ifPresent(publication -> requireSameApp(publication, content));
        former.ifPresentOrElse(
                publication -> {
                    publication.supersede(content, verified.release(), clock.instant());
                    publication.isWhole(content, begun);
                },
                () -> rows.persisted(new Publication(content, verified.release(), clock.instant())));
    }

    // version ids are unique over all apps: a package that claims another app's version would take its place
    private static void requireSameApp(Publication former, PackageVersion content) {
        if (!former.appleItemId().equals(content.appleItemId())) {
            throw new PackageRejected(
                    FailureCode.PACKAGE_MISMATCH,
                    "Version " + content.appleVersionId() + " is already published for app " + former.appleItemId()
                            + ".");
        }
    }

    private void keep(VerifiedPackage verified) {
        PackageVersion version = new PackageVersion(
                verified.id(), verified.packageId(), verified.identity(), verified.content(), clock.instant());
        verified.number().ifPresent(version::numbered);
        rows.persisted(version);
        for (HeldAsset asset : verified.assets()) {
            rows.persisted(new PackageAsset(verified.id(), asset));
            keyBlobs.store(
                    verified.identity().appleItemId(),
                    verified.identity().appleVersionId(),
                    asset.publicId(),
                    asset.keyBlob());
        }
    }
}
