-- Who may have which app, and what people were granted.

-- null: as the configuration says
alter table app add column access_rule varchar(16);
update app set access_rule = 'ENTITLEMENT'
    where apple_item_id in (select apple_item_id from app_license_terms where needs_entitlement = true);
alter table app_license_terms drop column needs_entitlement;
