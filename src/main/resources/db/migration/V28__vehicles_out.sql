-- blocks: while each vehicle is looked at once; none is in it yet. Of many vehicles: build it on each partition before (operations.md).
CREATE INDEX IF NOT EXISTS vehicles_out ON vehicles (city, out_since, id) WHERE status = 'out_of_service';
