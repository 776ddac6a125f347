-- Why and since when a vehicle is out of service, what it is asked to be put out for once its ride has ended, and since
-- when it stands unridden: of rows that exist, since now.
ALTER TABLE vehicles
  ADD COLUMN IF NOT EXISTS out_reason text,
  ADD COLUMN IF NOT EXISTS out_since timestamptz,
  ADD COLUMN IF NOT EXISTS out_after_ride text,
  ADD COLUMN IF NOT EXISTS idle_since timestamptz NOT NULL DEFAULT now();
