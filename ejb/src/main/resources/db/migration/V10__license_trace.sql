-- Licences and the ledger as people look into them: pages follow the order of an index, never an offset.
create index license_by_app on license (apple_item_id, license_id);
create index license_by_state on license (state, license_id);
