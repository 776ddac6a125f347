CREATE TABLE IF NOT EXISTS rides (
  city text NOT NULL,
  id uuid NOT NULL,
  vehicle_id uuid NOT NULL,
  rider_city text NOT NULL,
  rider_id uuid NOT NULL,
  start_location text NOT NULL,
  start_latitude double precision NOT NULL,
  start_longitude double precision NOT NULL,
  end_location text,
  end_latitude double precision,
  end_longitude double precision,
  start_time timestamptz NOT NULL DEFAULT now(),
  end_time timestamptz,
  length interval,
  ended_by text,
  ${region_column}
  PRIMARY KEY (city, id),
  CONSTRAINT rides_vehicle FOREIGN KEY (city, vehicle_id) REFERENCES vehicles (city, id),
  CONSTRAINT rides_rider FOREIGN KEY (rider_city, rider_id) REFERENCES users (city, id),
  CONSTRAINT rides_end CHECK (
    (end_time IS NULL AND length IS NULL AND ended_by IS NULL AND end_location IS NULL
      AND end_latitude IS NULL AND end_longitude IS NULL)
    OR (end_time IS NOT NULL AND length IS NOT NULL AND ended_by IS NOT NULL AND end_location IS NOT NULL
      AND end_latitude IS NOT NULL AND end_longitude IS NOT NULL)),
  CONSTRAINT rides_end_values CHECK (end_time >= start_time AND ended_by IN ('rider', 'owner')
    AND end_latitude BETWEEN -90 AND 90 AND end_longitude BETWEEN -180 AND 180),
  CONSTRAINT rides_text CHECK (
    char_length(start_location) BETWEEN 1 AND 100 AND char_length(end_location) BETWEEN 1 AND 100)
) ${by_city};
