-- Who may have which app, and what people were granted.

-- null: as the configuration says
alter table app add column access_rule varchar(16);
update app set access_rule = 'ENTITLEMENT'
    where apple_item_id in (select apple_item_id from app_license_terms where needs_entitlement = true);
alter table app_license_terms drop column needs_entitlement;

-- apps that are granted together
create table entitlement_group (
    id                  varchar(36)   not null primary key,
    name                varchar(100)  not null unique,
    created_at          bigint        not null,
    version             bigint        not null
);

create table entitlement_group_app (
    group_id            varchar(36)   not null references entitlement_group on delete cascade,
    apple_item_id       bigint        not null,
    added_at            bigint        not null,
    primary key (group_id, apple_item_id)
);
create index entitlement_group_app_by_app on entitlement_group_app (apple_item_id);

-- what an account was granted, an app or a group; it stays when it has ended. No key leads to the group: it may be gone by then
create table entitlement_grant (
    id                  varchar(64)   not null primary key,
    account_id          varchar(36)   not null references account on delete cascade,
    target              varchar(64)   not null,
    apple_item_id       bigint,
    group_id            varchar(36),
    reference           varchar(200)  not null,
    reason              varchar(500)  not null,
    granted_at          bigint        not null,
    granted_by          varchar(254)  not null,
    expires_at          bigint,
    revoked_at          bigint,
    revoked_by          varchar(254),
    revoke_reason       varchar(500),
    version             bigint        not null,
    unique (account_id, target, reference)
);
create index entitlement_grant_by_app on entitlement_grant (apple_item_id, id);
create index entitlement_grant_by_group on entitlement_grant (group_id, id);
create index entitlement_grant_by_reference on entitlement_grant (reference);

-- who did what, when and why; only ever added
create table entitlement_event (
    id                  varchar(36)   not null primary key,
    happened_at         bigint        not null,
    actor               varchar(254)  not null,
    kind                varchar(16)   not null,
    account_id          varchar(36)   references account on delete cascade,
    apple_item_id       bigint,
    group_id            varchar(36),
    reference           varchar(200)  not null,
    expires_at          bigint,
    reason              varchar(500)  not null
);
create index entitlement_event_by_account on entitlement_event (account_id, id);
create index entitlement_event_by_app on entitlement_event (apple_item_id, id);
create index entitlement_event_by_group on entitlement_event (group_id, id);

-- nobody wrote down who granted what there is
insert into entitlement_grant (id, account_id, target, apple_item_id, reference, reason, granted_at, granted_by, version)
    select account_id || '-' || cast(apple_item_id as varchar(19)), account_id, 'app ' || cast(apple_item_id as varchar(19)),
           apple_item_id, '', '', granted_at, 'unknown', 0
    from entitlement;
drop table entitlement;
