package io.stoa.bench.peer;

import java.util.Locale;

/** What {@code pgbench} does over and over, each time in a transaction of its own, in tables with a primary key. */
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
            """),

    /** What a rotation has to write: the token is noted as used in its family, and the next one is there. */
    REFRESH_ROTATION(
            """
            create table if not exists bench_family (like refresh_family including defaults, primary key (id));
            create table if not exists bench_token (like refresh_token including defaults, primary key (token_hash));
            insert into bench_family (id, account_id, apple_item_id, expires_at, version)
              select 'family-' || i, 'account-' || i, 6950000001, i, 1 from generate_series(1, 10000) i;
            analyze bench_family;
            """,
            """
            \\set family random(1, 10000)
            \\set moment random(1, 1000000000)
            begin;
            update bench_family set used_last = repeat(md5(:moment::text), 2), expires_at = :moment,
              version = version + 1 where id = 'family-' || :family;
            insert into bench_token (token_hash, family_id, parent_hash, issued_at)
              values (repeat(md5(gen_random_uuid()::text), 2), 'family-' || :family,
                repeat(md5(:moment::text), 2), :moment);
            commit;
            """);

    private final String table;
    private final String script;

    PgbenchScript(String table, String script) {
        this.table = table;
        this.script = script;
    }

    /** Makes the tables that are written to. */
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
