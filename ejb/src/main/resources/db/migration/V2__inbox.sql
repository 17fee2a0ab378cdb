-- Notifications of both generations: availability per territory, and an inbox that forgets nothing.

-- what was said of one territory by its name; package_id is empty where it is about the whole app ------------------
create table territory_availability (
    id                  varchar(36)  not null primary key,
    apple_item_id       bigint       not null,
    package_id          varchar(64)  not null,
    territory           varchar(3)   not null,
    admitted_at         bigint,
    withdrawn_at        bigint,
    version             bigint       not null,
    unique (apple_item_id, package_id, territory)
);

alter table app add column admitted_at bigint;

-- what follows from all that was said: null while the package is offered, 0 where it never was ---------------------
alter table distribution_package add column offer_ended_at bigint;
update distribution_package set offer_ended_at = greatest(
    coalesce(withdrawn_at, 0),
    coalesce((select a.withdrawn_at from app a where a.apple_item_id = distribution_package.apple_item_id), 0))
where admitted_at is null
   or admitted_at <= coalesce(withdrawn_at, -1)
   or admitted_at <= coalesce(
        (select a.withdrawn_at from app a where a.apple_item_id = distribution_package.apple_item_id), -1);

-- a version may be announced without its package; publishing admits the package at the moment of the announcement --
alter table ingestion_job add column announced_at bigint;

-- inbox: what came with the body, and every attempt to act on it ---------------------------------------------------
alter table notification add column generation varchar(16);
alter table notification add column headers varchar(2000);
alter table notification add column signed_by integer;
alter table notification add column attempts integer default 0 not null;
alter table notification add column next_try_at bigint;
create index notification_due on notification (next_try_at);
create index notification_by_app on notification (apple_item_id);

create table notification_attempt (
    id                  varchar(36)  not null primary key,
    notification_id     varchar(36)  not null references notification,
    at                  bigint       not null,
    outcome             varchar(32)  not null,
    detail              varchar(500)
);
create index notification_attempt_by_notification on notification_attempt (notification_id);
