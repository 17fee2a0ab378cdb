-- What the package store is cared for with.

-- since when bytes of a published version are missing or damaged; it is not offered until they are back
alter table publication add column incomplete_since bigint;

-- when the bytes of an asset were last read and found right
create table asset_check (
    public_id           varchar(64)  not null primary key,
    checked_at          bigint       not null
);
create index asset_check_by_time on asset_check (checked_at);

-- which node does what only one may do, by the database's clock
create table upkeep_lease (
    name                varchar(32)  not null primary key,
    holder              varchar(36)  not null,
    held_until          bigint       not null
);
insert into upkeep_lease (name, holder, held_until) values ('scrub', '-', 0);
insert into upkeep_lease (name, holder, held_until) values ('garbage', '-', 0);
insert into upkeep_lease (name, holder, held_until) values ('removal', '-', 0);
