package io.stoa.bench.peer;

import java.util.Locale;

/** What {@code pgbench} does over and over, each time in a transaction of its own, in a table with a primary key. */
public enum PgbenchScript {
    /** As many bytes as a notification has. */
    NOTIFICATION_INSERT(
            "create table if not exists bench_insert (id varchar(36) primary key, received_at bigint, body bytea)",
            """
            \\set received random(1, 1000000000)
            insert into bench_insert (id, received_at, body)
              values (gen_random_uuid()::text, :received, convert_to(repeat('x', 500), 'UTF8')) on conflict do nothing;
            """),

    /** A row as the server writes it for each licence, without the indexes that the server's table has besides. */
    LICENSE_UPSERT(
            "create table if not exists bench_license (like license, primary key (license_id))",
            """
            \\set license random(1, 100000000)
            \\set moment random(1, 1000000000)
            insert into bench_license (license_id, apple_item_id, apple_version_id, asset_public_id, device_hash, state,
                issued_at, duration_seconds, request_id, version)
              values (:license, 6950000001, 8650000001, gen_random_uuid()::text,
                repeat(md5(:moment::text), 2), 'ACTIVE', :moment, 2592000, :moment::text, 1)
              on conflict (license_id) do update set renewed_at = excluded.issued_at,
                version = bench_license.version + 1;
            """);

    private final String table;
    private final String script;

    PgbenchScript(String table, String script) {
        this.table = table;
        this.script = script;
    }

    /** Makes the table that is written to. */
    public String table() {
        return table;
    }

    String script() {
        return script;
    }

    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".sql";
    }
}
