-- Who agreed to be among the people of the city. Nobody did before there was a question.
ALTER TABLE users ADD COLUMN IF NOT EXISTS listed boolean NOT NULL DEFAULT false;
