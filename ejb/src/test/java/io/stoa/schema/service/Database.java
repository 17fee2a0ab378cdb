package io.stoa.schema.service;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.hibernate.jpa.HibernatePersistenceProvider;

/** The persistence unit as the servers run it: each provider on each database. */
public enum Database {
    ECLIPSELINK_ON_H2(Engine.H2, org.eclipse.persistence.jpa.PersistenceProvider::new),
    HIBERNATE_ON_H2(Engine.H2, HibernatePersistenceProvider::new),
    ECLIPSELINK_ON_POSTGRESQL(Engine.POSTGRESQL, org.eclipse.persistence.jpa.PersistenceProvider::new),
    HIBERNATE_ON_POSTGRESQL(Engine.POSTGRESQL, HibernatePersistenceProvider::new);

    private static final Map<Database, EntityManagerFactory> OPEN = new EnumMap<>(Database.class);
    // tests provoke what it warns of; the failure itself is what they look at
    private static final Logger SQL_WARNINGS = Logger.getLogger("org.hibernate.engine.jdbc.spi.SqlExceptionHelper");
    private static final String TABLES =
            """
            select lower(table_name) from information_schema.tables
            where lower(table_schema) = 'public' and table_type = 'BASE TABLE'
              and lower(table_name) <> 'flyway_schema_history'""";

    private final Engine engine;
    private final Supplier<PersistenceProvider> provider;
    private final List<String> statements = new CopyOnWriteArrayList<>();

    Database(Engine engine, Supplier<PersistenceProvider> provider) {
        this.engine = engine;
        this.provider = provider;
    }

    /** What a question finds in a persistence context of its own, without a transaction. */
    public <T> T read(Function<EntityManager, T> question) {
        try (EntityManager entities = factory().createEntityManager()) {
            return question.apply(entities);
        }
    }

    /** What is done in a transaction of its own. */
    public void write(Consumer<EntityManager> work) {
        inTransaction(entities -> {
            work.accept(entities);
            return true;
        });
    }

    /** What is done in a transaction of its own, with its result; a failure rolls it back. */
    public <T> T inTransaction(Function<EntityManager, T> work) {
        try (EntityManager entities = factory().createEntityManager()) {
            entities.getTransaction().begin();
            try {
                T result = work.apply(entities);
                entities.getTransaction().commit();
                return result;
            } finally {
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
            }
        }
    }

    /** The SQL statements that are sent while something is done. */
    public List<String> statementsOf(Runnable work) {
        statements.clear();
        work.run();
        return List.copyOf(statements);
    }

    /** Connections that commit by themselves, their statements counted. */
    public DataSource dataSource() {
        return ProxyDataSourceBuilder.create(engine.migrated())
                .afterQuery((execution, queries) -> queries.forEach(query -> statements.add(query.getQuery())))
                .build();
    }

    /** What the unit's classes and columns are. */
    public EntityManagerFactory factory() {
        synchronized (OPEN) {
            return OPEN.computeIfAbsent(this, Database::open);
        }
    }

    /** The names of all tables of ours. */
    public List<String> tables() {
        return texts(TABLES);
    }

    /** The names of a table's columns. */
    public List<String> columnsOf(String table) {
        return texts("select lower(column_name) from information_schema.columns where lower(table_name) = '" + table
                + "' and lower(table_schema) = 'public'");
    }

    /** Takes every row out. */
    public Database empty() {
        try (Connection connection = engine.migrated().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(engine.emptying(String.join(",", tables())));
            return this;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** How many transactions wait for what another one has locked. */
    public int waiting() {
        return texts(engine.waiting()).size();
    }

    private List<String> texts(String query) {
        try (Connection connection = engine.migrated().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private EntityManagerFactory open() {
        SQL_WARNINGS.setLevel(Level.OFF);
        Map<String, Object> unit = new HashMap<>();
        unit.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
        unit.put("jakarta.persistence.nonJtaDataSource", dataSource());
        unit.put("eclipselink.session-name", name());
        unit.put("eclipselink.logging.level", "SEVERE");
        return provider.get().createEntityManagerFactory("stoa", unit);
    }
}
