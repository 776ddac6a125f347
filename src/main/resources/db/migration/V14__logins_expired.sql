-- Those that expire first, to remove them.
CREATE INDEX IF NOT EXISTS logins_expired ON logins (city, expires_at);
