-- The logins of a user, as the user sees them: the device in words, near which city, and the hour of the last use. That
-- a login has ended is in the directory, in usernames; rows of logins that are none any more are removed once expired.
CREATE TABLE IF NOT EXISTS logins (
  city text NOT NULL,
  user_id uuid NOT NULL,
  number bigint NOT NULL,
  session_number bigint NOT NULL,
  device text NOT NULL,
  near text,
  used_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ${region_column}
  PRIMARY KEY (city, user_id, number),
  CONSTRAINT logins_device CHECK (char_length(device) BETWEEN 1 AND 40)
) ${by_city};
