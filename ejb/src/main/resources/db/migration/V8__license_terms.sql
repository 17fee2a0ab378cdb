-- What operators decide for licences.

-- the terms of one app; a column without a value follows the configuration, or sets no limit
create table app_license_terms (
    apple_item_id       bigint       not null primary key,
    duration_seconds    bigint,
    install_limit       integer,
    needs_entitlement   boolean      not null,
    version             bigint       not null
);
