-- What operators decide for licences.

-- the terms of one app; a column without a value follows the configuration, or sets no limit
create table app_license_terms (
    apple_item_id       bigint       not null primary key,
    duration_seconds    bigint,
    install_limit       integer,
    needs_entitlement   boolean      not null,
    version             bigint       not null
);

-- since when a package is taken down: told again, a withdrawal leaves it, so that what was decided goes on holding
alter table distribution_package add column taken_down_at bigint;
update distribution_package set taken_down_at = offer_ended_at where offer_ended_at > 0;

-- what becomes of the licences of a package that is taken down; it holds for one taken down by that moment
create table take_down_decision (
    package_id          varchar(64)  not null primary key,
    apple_item_id       bigint       not null,
    offer_ended_at      bigint       not null,
    policy              varchar(16)  not null,
    version             bigint       not null
);
create index take_down_decision_by_app on take_down_decision (apple_item_id);

-- since when an account gets no licences and no tokens; null while it does
alter table account add column suspended_at bigint;
