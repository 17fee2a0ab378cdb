-- what became of a shop's order, as the shop asks for it
create index entitlement_event_by_reference on entitlement_event (reference, id);
