package io.stoa.schema.service;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The migrations by name. Scanning a class path inside an EAR finds nothing on some servers and says nothing, so what
 * there is to apply is written down here, and a test holds this list against the folder.
 */
final class BundledMigrations implements ResourceProvider {

    static final List<String> NAMES = List.of(
            "V1__ground.sql",
            "V2__inbox.sql",
            "V3__asset_proof.sql",
            "V4__store_care.sql",
            "V5__reconciliation.sql",
            "V6__package_import.sql",
            "V7__ledger.sql",
            "V8__license_terms.sql",
            "V9__licensing_key.sql",
            "V10__license_trace.sql",
            "V11__account_sign_in.sql",
            "V12__oauth_client.sql",
            "V13__entitlements.sql",
            "V14__external_identity.sql",
            "V15__audit_subject.sql",
            "V16__entitlement_event_reference.sql");

    private final ClassLoader loader;

    BundledMigrations(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public LoadableResource getResource(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return NAMES.contains(file) ? new Migration(file) : null; // Flyway's contract: null is "no such resource"
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return NAMES.stream()
                .filter(name -> name.startsWith(prefix))
                .<LoadableResource>map(Migration::new)
                .toList();
    }

    private final class Migration extends LoadableResource {

        private final String name;

        Migration(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            InputStream content = loader.getResourceAsStream(getRelativePath());
            if (content == null) {
                throw new FlywayException("the migration " + name + " is missing from this archive");
            }
            return new InputStreamReader(content, StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return getRelativePath();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getRelativePath();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return "db/migration/" + name;
        }
    }
}
