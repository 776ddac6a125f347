-- blocks: while each ride is looked at once. Of many rides: build it on each partition before (operations.md).
CREATE INDEX IF NOT EXISTS rides_unrounded ON rides (city, end_time) WHERE NOT rounded AND end_time IS NOT NULL;
