-- People sign in on pages. A sign-in that began until this moment does not count any more, on any node.
alter table account add column signed_out_at bigint;

-- where a person is signed in on devices, for their own page and to end it all
create index refresh_family_by_account on refresh_family (account_id);

-- since when the person is known to read the mail of their login
alter table account add column verified_at bigint;

-- letters are ordered in the request, and written and sent afterwards; nothing secret waits here
create table letter_order (
    id                  varchar(36)  not null primary key,
    kind                varchar(16)  not null,
    address             varchar(254) not null,
    language            varchar(16)  not null,
    ordered_at          bigint       not null,
    due_at              bigint,
    attempts            integer      not null,
    version             bigint       not null
);
create index letter_order_by_due on letter_order (due_at);
create index letter_order_by_address on letter_order (address, ordered_at);

create table password_token (
    token_hash          varchar(64)  not null primary key,
    address             varchar(254) not null,
    account_id          varchar(36)  references account,
    expires_at          bigint       not null,
    version             bigint       not null
);
create index password_token_by_end on password_token (expires_at);
create index password_token_by_address on password_token (address);
