-- Every row lives in a city: it stands first in every key, and the rows of a city live in the city's region.
-- Each migration is one statement that may be run again: on CockroachDB none runs in a transaction.
-- Only the placeholders differ between database engines.

CREATE TABLE IF NOT EXISTS users (
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
