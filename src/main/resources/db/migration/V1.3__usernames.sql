-- The username directory: who holds a username, in which city, and the number that his logins must bear.
-- A username is unique in the world, so this one table is not divided by city.
CREATE TABLE IF NOT EXISTS usernames (
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
