CREATE INDEX IF NOT EXISTS vehicles_list_of_type ON vehicles (city, status, type, date_added DESC, id DESC);
