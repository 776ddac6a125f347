-- The recovery codes of a user, hashed. A used one stays, with the attempt that has used it, so that this attempt may be
-- repeated and no other is.
CREATE TABLE IF NOT EXISTS recovery_codes (
  city text NOT NULL,
  user_id uuid NOT NULL,
  hash text NOT NULL,
  used_by uuid,
  ${region_column}
  PRIMARY KEY (city, user_id, hash)
) ${by_city};
