-- What the account's holder is told: read with the password's hash, and at home, since it tells of a person.
ALTER TABLE users ADD COLUMN IF NOT EXISTS suspension_reason text
  CONSTRAINT users_suspension_reason CHECK (char_length(suspension_reason) BETWEEN 1 AND 300);
