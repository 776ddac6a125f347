-- The language of an account, in which mails to it are written: nl. Null: nobody has said, as before there was a question.
ALTER TABLE users ADD COLUMN IF NOT EXISTS language text;
