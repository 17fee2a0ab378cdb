-- The ledger: what became of licences, only ever added to.

create table ledger_entry (
    id                  varchar(36)  not null primary key,
    at                  bigint       not null,
    event               varchar(16)  not null,
    reason              varchar(32),
    actor               varchar(254) not null,
    account_id          varchar(36),
    device_hash         varchar(64),
    apple_item_id       bigint,
    apple_version_id    bigint,
    license_id          bigint
);
create index ledger_entry_by_license on ledger_entry (license_id, id);
create index ledger_entry_by_account on ledger_entry (account_id, apple_item_id, id);
create index ledger_entry_by_app on ledger_entry (apple_item_id, id);

-- the first install of an app by an account in twelve months; the unique key decides which of two it is
create table first_annual_install (
    id                  varchar(36)  not null primary key,
    holder              varchar(64)  not null,
    apple_item_id       bigint       not null,
    ordinal             integer      not null,
    account_id          varchar(36),
    apple_version_id    bigint       not null,
    license_id          bigint       not null,
    installed_at        bigint       not null,
    unique (holder, apple_item_id, ordinal)
);
create index first_annual_install_by_time on first_annual_install (installed_at, id);

-- licences of the time before: each was issued, the first of each holder and app is a first install -----------------
insert into ledger_entry (id, at, event, actor, account_id, device_hash, apple_item_id, apple_version_id, license_id)
select '00000000-0000-7000-8000-' || lpad(cast(license_id as varchar(12)), 12, '0'), issued_at, 'ISSUED', 'device',
       account_id, device_hash, apple_item_id, apple_version_id, license_id
from license;

insert into first_annual_install
    (id, holder, apple_item_id, ordinal, account_id, apple_version_id, license_id, installed_at)
select '00000000-0000-7000-8000-' || lpad(cast(earliest.license_id as varchar(12)), 12, '0'),
       coalesce(earliest.account_id, earliest.device_hash), earliest.apple_item_id, 1, earliest.account_id, earliest.apple_version_id,
       earliest.license_id, earliest.issued_at
from license earliest
where earliest.license_id = (
    select min(other.license_id) from license other
    where coalesce(other.account_id, other.device_hash) = coalesce(earliest.account_id, earliest.device_hash)
      and other.apple_item_id = earliest.apple_item_id);
