-- Since when nobody can log in to the account; in the directory for the same reason.
ALTER TABLE usernames ADD COLUMN IF NOT EXISTS suspended_at timestamptz;
