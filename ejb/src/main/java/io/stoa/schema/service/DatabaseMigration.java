package io.stoa.schema.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/** Migrates the schema on start, under the lock Flyway takes, so that two nodes may start at once. */
@Singleton(name = "DatabaseMigration")
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DatabaseMigration {

    private static final Logger LOG = System.getLogger(DatabaseMigration.class.getName());

    @Resource(name = "jdbc/stoa")
    DataSource dataSource;

    private volatile int applied;

    @PostConstruct
    void migrate() {
        MigrateResult result = Flyway.configure(getClass().getClassLoader())
                .dataSource(dataSource)
                .resourceProvider(new BundledMigrations(getClass().getClassLoader()))
                .failOnMissingLocations(true)
                .load()
                .migrate();
        applied = result.migrationsExecuted;
        StaleSessions.end(dataSource);
        LOG.log(Level.INFO, "schema.migrated version={0} applied={1}", result.targetSchemaVersion, applied);
    }

    /** How many migrations this start applied. */
    public int applied() {
        return applied;
    }
}
