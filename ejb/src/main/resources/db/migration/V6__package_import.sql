-- packages that are handed over as files: begun by an operator, then completed, or swept when nothing more comes
create table package_import (
    id                  varchar(36)  not null primary key,
    package_id          varchar(64)  not null,
    package_derived     boolean      not null,
    package_version_id  varchar(64)  not null,
    version_derived     boolean      not null,
    apple_item_id       bigint       not null,
    manifest            bytea        not null,
    signature           bytea        not null,
    begun_by            varchar(255) not null,
    begun_at            bigint       not null,
    changed_at          bigint       not null,
    ingestion_id        varchar(36)  unique,
    version             bigint       not null
);
create index package_import_by_app on package_import (apple_item_id, ingestion_id);
create index package_import_by_package on package_import (package_id);
create index package_import_by_version on package_import (package_version_id);
