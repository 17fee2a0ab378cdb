-- a package that is handed in has one open job -------------------------------------------------------------------
alter table ingestion_job add column open_hand_in varchar(64);
alter table ingestion_job add constraint ingestion_job_open_hand_in unique (open_hand_in);
create index ingestion_job_by_package on ingestion_job (package_id);

-- comparisons with App Store Connect; the open one holds the only slot --------------------------------------------
create table reconciliation_run (
    id                   varchar(36)  not null primary key,
    open_slot            varchar(16)   unique,
    asked_by             varchar(255),
    requested_at         bigint       not null,
    started_at           bigint,
    ended_at             bigint,
    phase                varchar(32)  not null,
    fence                bigint       not null,
    lease_until          bigint,
    resume_at            bigint,
    deliveries_read      boolean      not null,
    last_package         varchar(64),
    packages_compared    integer      not null,
    packages_unreadable  integer      not null,
    packages_failed      integer      not null,
    versions_found       integer      not null,
    deliveries_recovered integer      not null,
    failure_code         varchar(64),
    failure_sentence     varchar(1000),
    version              bigint       not null
);

-- whether App Store Connect still shows a package -----------------------------------------------------------------
create table package_reading (
    package_id           varchar(64)  not null primary key,
    read_at              bigint,
    unreadable_since     bigint,
    unreadable_code      varchar(64),
    unreadable_sentence  varchar(1000),
    version              bigint       not null
);
create index package_reading_unreadable on package_reading (unreadable_since);
