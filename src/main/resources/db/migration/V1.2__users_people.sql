CREATE INDEX IF NOT EXISTS users_people ON users (city, first_name, last_name, id) WHERE removed_at IS NULL;
