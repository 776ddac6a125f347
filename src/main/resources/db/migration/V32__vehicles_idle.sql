-- blocks: while each vehicle is looked at once. Of many vehicles: build it on each partition before (operations.md).
CREATE INDEX IF NOT EXISTS vehicles_idle ON vehicles (city, idle_since, id) WHERE status = 'available';
