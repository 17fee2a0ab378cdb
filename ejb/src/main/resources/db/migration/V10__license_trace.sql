-- how long renewals of one licence hold at least, where somebody extended it; first, because it wants the table for itself
alter table license add column extended_seconds bigint;

-- one order of a device is answered by one licence for each asset, however often it is sent at once
create unique index license_by_order on license (device_hash, request_id, asset_public_id);

-- Licences and the ledger as people look into them: pages follow the order of an index, never an offset.
create index license_by_app on license (apple_item_id, license_id);
create index license_by_state on license (state, license_id);

-- what devices do not know yet, of one licence or of all of an app (then for everybody, '*'); whoever adds a change holds the only row of the head until the end of the transaction,
-- so that numbers are committed in their order
create table license_change (
    change_number       bigint       not null primary key,
    at                  bigint       not null,
    kind                varchar(16)  not null,
    account_id          varchar(36),
    apple_item_id       bigint       not null,
    license_id          bigint
);
create index license_change_by_account on license_change (account_id, change_number);

create table license_change_head (
    id                  integer      not null primary key,
    last_number         bigint       not null
);

-- revocations of the time before
insert into license_change (change_number, at, kind, account_id, apple_item_id, license_id)
select row_number() over (order by id), at, 'REVOKED', account_id, apple_item_id, license_id
from ledger_entry
where event = 'REVOKED' and apple_item_id is not null and license_id is not null;

insert into license_change_head (id, last_number)
select 1, coalesce(max(change_number), 0) from license_change;

-- the ledger by device
create index ledger_entry_by_device on ledger_entry (device_hash, apple_item_id, id);
