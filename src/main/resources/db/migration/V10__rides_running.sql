-- The rides that have not ended, those that began first before the others.
CREATE INDEX IF NOT EXISTS rides_running ON rides (city, start_time, id) WHERE end_time IS NULL;
