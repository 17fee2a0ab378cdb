package io.stoa.cli.run;

/**
 * The database the embedded default uses.
 *
 * @param dataSourceClass of its driver
 */
record Database(String dataSourceClass, String url, String user, String password) {

    /** H2 in the data directory, unless {@code stoa.database.url} names a PostgreSQL. */
    static Database of(MicroSettings settings) {
        return settings.value("stoa.database.url")
                .map(url -> new Database(
                        "org.postgresql.ds.PGSimpleDataSource",
                        url,
                        settings.value("stoa.database.user").orElse("stoa"),
                        settings.value("stoa.database.password").orElse("stoa")))
                .orElseGet(() -> embedded(settings));
    }

    // WRITE_DELAY=0: what was answered is on the disk
    private static Database embedded(MicroSettings settings) {
        return new Database(
                "org.h2.jdbcx.JdbcDataSource",
                "jdbc:h2:file:" + settings.dataDirectory().resolve("database") + ";WRITE_DELAY=0",
                "sa",
                "stoa");
    }
}
