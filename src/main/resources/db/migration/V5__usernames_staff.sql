-- Who is staff, of the home city or of all. In the directory, so that the statement which checks a login reads it too.
ALTER TABLE usernames ADD COLUMN IF NOT EXISTS staff text CONSTRAINT usernames_staff CHECK (staff IN ('city', 'all'));
