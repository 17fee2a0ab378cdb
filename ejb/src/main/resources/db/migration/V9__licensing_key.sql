-- Licensing keys made here: private halves sealed, and the certificates that came for them.

create table licensing_key (
    id                  varchar(36)  not null primary key,
    purpose             varchar(16)  not null,
    state               varchar(16)  not null,
    sealed_private_key  bytea,
    public_key          bytea        not null,
    certificate         bytea,
    not_after           bigint,
    opens_until         bigint,
    created_at          bigint       not null,
    version             bigint       not null
);
