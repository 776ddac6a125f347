CREATE INDEX IF NOT EXISTS vehicles_of_owner ON vehicles (city, owner_id, date_added DESC, id DESC) WHERE status <> 'removed';
