-- People sign in on pages. A sign-in that began until this moment does not count any more, on any node.
alter table account add column signed_out_at bigint;

-- where a person is signed in on devices, for their own page and to end it all
create index refresh_family_by_account on refresh_family (account_id);
