-- Which logins were ended one by one, and until when a copy of each could be used: number:seconds, 50 of them at most.
-- In the directory, so that the statement which checks a login reads it too.
ALTER TABLE usernames ADD COLUMN IF NOT EXISTS ended_logins text;
