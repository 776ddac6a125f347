-- The passkeys (WebAuthn credentials) of a user: the credential's id and its public key (COSE) in base64url. When the last
-- challenge was made that one has answered is kept: an answer to that one, or to an older one, is a copy.
CREATE TABLE IF NOT EXISTS passkeys (
  city text NOT NULL,
  user_id uuid NOT NULL,
  id uuid NOT NULL,
  credential_id text NOT NULL,
  public_key text NOT NULL,
  sign_count bigint NOT NULL,
  transports text NOT NULL,
  backup_eligible boolean NOT NULL,
  label text NOT NULL,
  created_at timestamptz NOT NULL,
  used_at timestamptz,
  challenged_at timestamptz NOT NULL,
  ${region_column}
  PRIMARY KEY (city, user_id, id),
  CONSTRAINT passkeys_label CHECK (char_length(label) BETWEEN 1 AND 60)
) ${by_city};
