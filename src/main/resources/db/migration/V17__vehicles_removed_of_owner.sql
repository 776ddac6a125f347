-- blocks: while each vehicle is looked at once. Of many vehicles: build it on each partition before (operations.md).
CREATE INDEX IF NOT EXISTS vehicles_removed_of_owner ON vehicles (city, owner_id, date_added DESC, id DESC) WHERE status = 'removed';
