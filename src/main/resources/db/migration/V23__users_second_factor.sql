-- Whether a password alone does not log in; read with its hash.
ALTER TABLE users ADD COLUMN IF NOT EXISTS second_factor boolean NOT NULL DEFAULT false;
