-- What is known of bytes that are served: which digests agreed with them, by name, the strongest first. Empty for assets
-- that were taken in before this was noted.
alter table package_asset add column proven_by varchar(100);

-- App Store Connect's own count of a package's versions: which of two deliveries of one revision is the later.
alter table package_version add column delivery_number bigint;
alter table publication add column delivery_number bigint;

-- App Store Connect may give another key blob for an asset it gave one for. The last is used, the former are kept: a
-- licence that was issued with one of them must stay explicable.
create table former_key_blob (
    id                  varchar(36)  not null primary key,
    public_id           varchar(64)  not null,
    sealed              bytea        not null,
    stored_at           bigint       not null,
    replaced_at         bigint       not null
);
create index former_key_blob_by_asset on former_key_blob (public_id, replaced_at);
