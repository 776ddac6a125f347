-- Whether places and times of a ride were made coarse, which happens once, some time after it has ended.
ALTER TABLE rides ADD COLUMN IF NOT EXISTS rounded boolean NOT NULL DEFAULT false;
