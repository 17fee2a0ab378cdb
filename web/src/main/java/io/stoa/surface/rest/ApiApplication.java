package io.stoa.surface.rest;

import io.stoa.account.rest.AccountsResource;
import io.stoa.catalog.rest.AppAccessResource;
import io.stoa.catalog.rest.AppsResource;
import io.stoa.entitlement.rest.AccountEntitlementsResource;
import io.stoa.entitlement.rest.EntitlementGroupsResource;
import io.stoa.entitlement.rest.EntitlementsResource;
import io.stoa.ingestion.rest.IngestionsResource;
import io.stoa.ingestion.rest.PackagesResource;
import io.stoa.install.rest.InstallTokensResource;
import io.stoa.ledger.rest.FirstAnnualInstallsResource;
import io.stoa.ledger.rest.InstallsResource;
import io.stoa.licensing.rest.LicenseChangesResource;
import io.stoa.licensing.rest.LicenseExtensionResource;
import io.stoa.licensing.rest.LicenseKeysResource;
import io.stoa.licensing.rest.LicenseRegisterResource;
import io.stoa.licensing.rest.LicenseRevocationResource;
import io.stoa.licensing.rest.LicenseTermsResource;
import io.stoa.licensing.rest.TakeDownsResource;
import io.stoa.notification.rest.NotificationsResource;
import io.stoa.oauth.rest.OAuthClientsResource;
import io.stoa.reconciliation.rest.ReconciliationsResource;
import io.stoa.secrets.rest.ReWrapsResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The API of operators, developers and the marketplace app. */
@ApplicationPath("/api/v1")
public class ApiApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Dialect.of(
                PackagesResource.class,
                ReconciliationsResource.class,
                IngestionsResource.class,
                AppsResource.class,
                AppAccessResource.class,
                AccountEntitlementsResource.class,
                EntitlementGroupsResource.class,
                EntitlementsResource.class,
                NotificationsResource.class,
                InstallTokensResource.class,
                FirstAnnualInstallsResource.class,
                LicenseKeysResource.class,
                InstallsResource.class,
                LicenseChangesResource.class,
                LicenseExtensionResource.class,
                LicenseRegisterResource.class,
                LicenseRevocationResource.class,
                LicenseTermsResource.class,
                TakeDownsResource.class,
                ReWrapsResource.class,
                AccountsResource.class,
                OAuthClientsResource.class);
    }
}
