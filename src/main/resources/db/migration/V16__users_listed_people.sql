-- blocks: while each user is looked at once; none is in it yet. Of many users: build it on each partition before (operations.md).
CREATE INDEX IF NOT EXISTS users_listed ON users (city, first_name, id) WHERE listed AND removed_at IS NULL;
