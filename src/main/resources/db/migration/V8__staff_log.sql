-- What staff and operators did to the accounts of a city. Rows are added and never changed: each is numbered, and
-- sealed together with the seal of the row before.
CREATE TABLE IF NOT EXISTS staff_log (
  city text NOT NULL,
  number bigint NOT NULL,
  done_at timestamptz NOT NULL,
  actor text NOT NULL,
  actor_id uuid,
  action text NOT NULL,
  subject_id uuid NOT NULL,
  reason text NOT NULL,
  key_id text NOT NULL,
  seal text NOT NULL,
  ${region_column}
  PRIMARY KEY (city, number)
) ${by_city};
