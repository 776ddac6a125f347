-- In a version of its own, since CockroachDB fills a new column only when the transaction that added it has ended.
CREATE UNIQUE INDEX vehicles_public ON vehicles (city, public_id);
