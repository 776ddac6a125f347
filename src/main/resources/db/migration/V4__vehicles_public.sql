-- Of those that may be listed: nobody looks for others by this id, and it is drawn anew before they may be again.
-- In a version of its own, since CockroachDB fills a new column only when the transaction that added it has ended.
CREATE UNIQUE INDEX IF NOT EXISTS vehicles_public ON vehicles (city, public_id) WHERE status = 'available';
