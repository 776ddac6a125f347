CREATE INDEX IF NOT EXISTS vehicles_list ON vehicles (city, status, date_added DESC, id DESC);
