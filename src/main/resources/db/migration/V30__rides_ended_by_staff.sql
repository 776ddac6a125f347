-- contract: the released version writes 'rider' and 'owner' only, which stay allowed, and shows what it does not know as a rider's end.
ALTER TABLE rides
  DROP CONSTRAINT IF EXISTS rides_end_values,
  DROP CONSTRAINT IF EXISTS rides_ended,
  ADD CONSTRAINT rides_ended CHECK (end_time >= start_time AND ended_by IN ('rider', 'owner', 'staff')
    AND end_latitude BETWEEN -90 AND 90 AND end_longitude BETWEEN -180 AND 180) NOT VALID;
