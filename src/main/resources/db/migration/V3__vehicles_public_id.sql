-- The id under which the feed tells of a vehicle: random, and another one after each ride. Rows that exist get one each.
ALTER TABLE vehicles ADD COLUMN IF NOT EXISTS public_id uuid NOT NULL DEFAULT gen_random_uuid();
