-- People sign in on pages. A sign-in that began until this moment does not count any more, on any node.
alter table account add column signed_out_at bigint;
