CREATE TABLE IF NOT EXISTS vehicles (
  city text NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  owner_id uuid NOT NULL,
  date_added timestamptz NOT NULL DEFAULT now(),
  status text NOT NULL DEFAULT 'available',
  last_location text NOT NULL,
  latitude double precision NOT NULL,
  longitude double precision NOT NULL,
  -- A grid of about 500 m, numbered row by row from the South Pole; Cell.java knows the same formula.
  cell bigint NOT NULL GENERATED ALWAYS AS
    (floor((latitude + 90) * 200)::bigint * 54000 + floor((longitude + 180) * 150)::bigint) STORED,
  color text NOT NULL,
  brand text NOT NULL,
  ${region_column}
  PRIMARY KEY (city, id),
  CONSTRAINT vehicles_owner FOREIGN KEY (city, owner_id) REFERENCES users (city, id),
  CONSTRAINT vehicles_type CHECK (type IN ('bike', 'scooter', 'skateboard')),
  CONSTRAINT vehicles_status CHECK (status IN ('available', 'in_use', 'removed')),
  CONSTRAINT vehicles_point CHECK (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180),
  CONSTRAINT vehicles_text CHECK (
    char_length(last_location) BETWEEN 1 AND 100 AND char_length(color) BETWEEN 1 AND 30
    AND char_length(brand) BETWEEN 1 AND 60)
) ${by_city};
