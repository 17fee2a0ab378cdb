-- Applications of the marketplace that people let act for them, and the codes they get on the way.

create table oauth_client (
    client_id           varchar(36)   not null primary key,
    name                varchar(100)  not null,
    secret_hash         varchar(64),
    redirect_uris       varchar(5100) not null,
    created_at          bigint        not null,
    version             bigint        not null
);

create table authorization_code (
    code_hash           varchar(64)   not null primary key,
    client_id           varchar(128)  not null,
    redirect_uri        varchar(500)  not null,
    audience            varchar(16)   not null,
    account_id          varchar(36)   not null references account on delete cascade,
    apple_item_id       bigint,
    code_challenge      varchar(43)   not null,
    expires_at          bigint        not null,
    used_at             bigint,
    family_id           varchar(36),
    version             bigint        not null
);
create index authorization_code_by_end on authorization_code (expires_at);

-- a registered client signs a person in for the API and for no app
alter table refresh_family add column audience varchar(16) default 'DEVICE' not null;
alter table refresh_family alter column apple_item_id drop not null;
create index refresh_family_by_client on refresh_family (account_id, client_id);
