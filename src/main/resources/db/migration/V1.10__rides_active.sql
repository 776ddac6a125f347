-- At most one active ride a vehicle. That of a rider is guarded by users.active_ride_id.
CREATE UNIQUE INDEX IF NOT EXISTS rides_active ON rides (city, vehicle_id) WHERE end_time IS NULL;
