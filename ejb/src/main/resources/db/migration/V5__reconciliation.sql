-- a package that is handed in has one open job -------------------------------------------------------------------
alter table ingestion_job add column open_hand_in varchar(64);
alter table ingestion_job add constraint ingestion_job_open_hand_in unique (open_hand_in);
create index ingestion_job_by_package on ingestion_job (package_id);
