-- what was done to one person or thing, for its page in the console
create index audit_event_by_subject on audit_event (subject, at);
