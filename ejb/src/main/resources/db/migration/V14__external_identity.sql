-- Whose account whoever signs in by an OpenID Connect provider has. Issuer and subject decide, never the address.

create table external_identity (
    id                  varchar(36)   not null primary key,
    issuer              varchar(500)  not null,
    subject             varchar(255)  not null,
    account_id          varchar(36)   not null references account on delete cascade,
    address             varchar(254),
    linked_at           bigint        not null,
    used_at             bigint        not null,
    version             bigint        not null,
    constraint external_identity_of_one_account unique (issuer, subject)
);
create index external_identity_by_account on external_identity (account_id);
