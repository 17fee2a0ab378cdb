-- The ground of Stoa. One dialect for H2 and PostgreSQL: identifiers are assigned by the application, enums are text,
-- Apple's ids are 64-bit numbers, UUIDs are lower-case text. Columns ending in _at, _until and _time are microseconds
-- since the epoch, the one form both persistence providers read back alike: to_timestamp(received_at / 1e6).

-- notification: what App Store Connect sent, verbatim, with what became of it ------------------------------------
create table notification (
    id                  varchar(36)  not null primary key,
    received_at         bigint not null,
    body                bytea        not null,
    verdict             varchar(32)  not null,
    detail              varchar(500),
    apple_id            varchar(64)  unique,
    type                varchar(128),
    apple_item_id       bigint,
    event_time          bigint,
    version             bigint       not null
);
create index notification_by_arrival on notification (received_at desc, id);

-- catalog --------------------------------------------------------------------------------------------------------
create table app (
    apple_item_id       bigint       not null primary key,
    distribution        varchar(32)  not null,
    distribution_key_id varchar(64),
    withdrawn_at        bigint,
    name                varchar(255),
    subtitle            varchar(255),
    description         varchar(8000),
    whats_new           varchar(8000),
    support_url         varchar(2000),
    privacy_url         varchar(2000),
    version             bigint       not null
);

create table distribution_package (
    package_id          varchar(64)  not null primary key,
    apple_item_id       bigint       not null,
    admitted_at         bigint,
    withdrawn_at        bigint,
    version             bigint       not null
);
create index distribution_package_by_app on distribution_package (apple_item_id);

create table package_version (
    package_version_id  varchar(64)  not null primary key,
    package_id          varchar(64)  not null,
    apple_item_id       bigint       not null,
    apple_version_id    bigint       not null,
    revision            integer      not null,
    manifest            bytea        not null,
    signature           bytea        not null,
    ingested_at         bigint not null,
    version             bigint       not null
);
create index package_version_by_version on package_version (apple_version_id, revision);

create table package_asset (
    id                  varchar(36)  not null primary key,
    package_version_id  varchar(64)  not null references package_version,
    public_id           varchar(64)  not null,
    asset_path          varchar(200) not null,
    size_bytes          bigint       not null,
    sha256              varchar(64)  not null,
    unique (package_version_id, public_id)
);
create index package_asset_by_public_id on package_asset (public_id);

create table publication (
    apple_version_id     bigint       not null primary key,
    apple_item_id        bigint       not null,
    package_id           varchar(64)  not null references distribution_package,
    package_version_id   varchar(64)  not null references package_version,
    revision             integer      not null,
    bundle_id            varchar(255) not null,
    short_version_string varchar(255) not null,
    bundle_version       varchar(255) not null,
    minimum_os           varchar(32)  not null,
    published_at         bigint not null,
    version              bigint       not null
);
create index publication_by_app on publication (apple_item_id, apple_version_id);

-- a key blob outlives the files: renewals need it ----------------------------------------------------------------
create table key_blob (
    public_id           varchar(64)  not null primary key,
    apple_item_id       bigint       not null,
    apple_version_id    bigint       not null,
    sealed              bytea        not null,
    stored_at           bigint not null,
    version             bigint       not null
);

-- ingestion: the row is the letter -------------------------------------------------------------------------------
create table ingestion_job (
    id                  varchar(36)  not null primary key,
    announced_version   varchar(64)  unique,
    package_version_id  varchar(64),
    package_id          varchar(64),
    apple_item_id       bigint,
    state               varchar(32)  not null,
    phase               varchar(32)  not null,
    requested_at        bigint not null,
    changed_at          bigint not null,
    attempts            integer      not null,
    fence               bigint       not null,
    lease_until         bigint,
    next_try_at         bigint,
    bytes_total         bigint       not null,
    bytes_done          bigint       not null,
    assets_total        integer      not null,
    assets_done         integer      not null,
    failure_code        varchar(64),
    failure_sentence    varchar(1000),
    version             bigint       not null
);
create index ingestion_job_due on ingestion_job (state, next_try_at);

-- people ---------------------------------------------------------------------------------------------------------
create table account (
    id                  varchar(36)  not null primary key,
    login               varchar(254) not null unique,
    password_hash       varchar(255),
    created_at          bigint not null,
    version             bigint       not null
);

create table entitlement (
    account_id          varchar(36)  not null references account,
    apple_item_id       bigint       not null,
    granted_at          bigint not null,
    primary key (account_id, apple_item_id)
);

create table link_token (
    token_hash          varchar(64)  not null primary key,
    account_id          varchar(36)  not null references account,
    apple_item_id       bigint       not null,
    expires_at          bigint not null,
    exchanges           integer      not null,
    version             bigint       not null
);
create index link_token_by_end on link_token (expires_at);

-- one row per sign-in says which refresh tokens are good; the tokens themselves never change
create table refresh_family (
    id                  varchar(36)  not null primary key,
    account_id          varchar(36)  not null references account,
    apple_item_id       bigint       not null,
    client_id           varchar(128),
    used_last           varchar(64),
    expires_at          bigint       not null,
    revoked_at          bigint,
    version             bigint       not null
);
create index refresh_family_by_end on refresh_family (expires_at);

create table refresh_token (
    token_hash          varchar(64)  not null primary key,
    family_id           varchar(36)  not null references refresh_family,
    parent_hash         varchar(64),
    issued_at           bigint       not null
);
create index refresh_token_by_family on refresh_token (family_id);

create table administrator (
    login               varchar(254) not null primary key,
    password_hash       varchar(255) not null,
    role                varchar(32)  not null,
    created_at          bigint not null,
    version             bigint       not null
);

create table local_token (
    jti                 varchar(64)  not null primary key,
    role                varchar(128) not null,
    first_used_at       bigint not null,
    revoked_at          bigint,
    version             bigint       not null
);

-- licences: numbers are never reused -----------------------------------------------------------------------------
create sequence license_number start with 1000000 increment by 1;

create table license (
    license_id          bigint       not null primary key,
    apple_item_id       bigint       not null,
    apple_version_id    bigint       not null,
    asset_public_id     varchar(64)  not null,
    account_id          varchar(36),
    device_hash         varchar(64)  not null,
    state               varchar(32)  not null,
    issued_at           bigint not null,
    duration_seconds    bigint       not null,
    renewed_at          bigint,
    request_id          varchar(32)  not null,
    version             bigint       not null
);
create index license_by_device on license (device_hash, apple_item_id);
create index license_by_account on license (account_id, apple_item_id);

-- keys and audit -------------------------------------------------------------------------------------------------
create table distribution_key (
    key_id              varchar(64)  not null primary key,
    sealed_private_key  bytea        not null,
    public_key          bytea        not null,
    created_at          bigint not null,
    version             bigint       not null
);

-- secrets of our own that outlive a change of the key-encryption key, such as what device ids are hashed with
create table installation_secret (
    name                varchar(64)  not null primary key,
    sealed              bytea        not null,
    created_at          bigint not null,
    version             bigint       not null
);

create table audit_event (
    id                  varchar(36)  not null primary key,
    at                  bigint not null,
    actor               varchar(254) not null,
    action              varchar(64)  not null,
    subject             varchar(254),
    detail              varchar(1000)
);
create index audit_event_by_time on audit_event (at desc, id);
