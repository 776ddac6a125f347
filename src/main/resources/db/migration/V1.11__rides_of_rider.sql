CREATE INDEX IF NOT EXISTS rides_of_rider ON rides (rider_city, rider_id, start_time DESC, city, id);
