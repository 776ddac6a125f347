-- Every row lives in a city: it stands first in every key, and the rows of a city live in the city's region.
-- Only the placeholders differ between database engines.

CREATE TABLE users (
  city text NOT NULL,
  id uuid NOT NULL,
  first_name text,
  last_name text,
  email text,
  username text,
  password_hash text,
  is_owner boolean NOT NULL DEFAULT false,
  active_ride_city text,
  active_ride_id uuid,
  date_joined timestamptz NOT NULL DEFAULT now(),
  removed_at timestamptz,
  ${region_column}
  PRIMARY KEY (city, id),
  CONSTRAINT users_one_active_ride CHECK ((active_ride_city IS NULL) = (active_ride_id IS NULL)),
  CONSTRAINT users_removed_is_anonymous CHECK (
    (removed_at IS NULL AND first_name IS NOT NULL AND last_name IS NOT NULL AND email IS NOT NULL
      AND username IS NOT NULL)
    OR (removed_at IS NOT NULL AND first_name IS NULL AND last_name IS NULL AND email IS NULL
      AND username IS NULL AND password_hash IS NULL AND active_ride_id IS NULL)),
  CONSTRAINT users_text CHECK (
    char_length(first_name) BETWEEN 1 AND 60 AND char_length(last_name) BETWEEN 1 AND 60
    AND char_length(email) BETWEEN 3 AND 254 AND char_length(username) BETWEEN 3 AND 30)
) ${by_city};

CREATE INDEX users_people ON users (city, first_name, last_name, id) WHERE removed_at IS NULL;

-- The username directory: who holds a username, in which city, and the number that his logins must bear.
-- A username is unique in the world, so this one table is not divided by city.
CREATE TABLE usernames (
  username text NOT NULL,
  city text NOT NULL,
  user_id uuid NOT NULL,
  session_number bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (username),
  CONSTRAINT usernames_one_a_user UNIQUE (city, user_id),
  CONSTRAINT usernames_user FOREIGN KEY (city, user_id) REFERENCES users (city, id),
  -- Without case, 30 characters may become 60 (ß, ss), and 3 become 2 (J̌, ǰ).
  CONSTRAINT usernames_text CHECK (char_length(username) BETWEEN 1 AND 60)
) ${everywhere};

CREATE TABLE vehicles (
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

CREATE INDEX vehicles_list ON vehicles (city, status, date_added DESC, id DESC);
CREATE INDEX vehicles_list_of_type ON vehicles (city, status, type, date_added DESC, id DESC);
CREATE INDEX vehicles_near ON vehicles (city, cell) WHERE status = 'available';
CREATE INDEX vehicles_of_owner ON vehicles (city, owner_id, date_added DESC, id DESC) WHERE status <> 'removed';

CREATE TABLE rides (
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

-- At most one active ride a vehicle. That of a rider is guarded by users.active_ride_id.
CREATE UNIQUE INDEX rides_active ON rides (city, vehicle_id) WHERE end_time IS NULL;
CREATE INDEX rides_of_rider ON rides (rider_city, rider_id, start_time DESC, city, id);
