CREATE INDEX IF NOT EXISTS vehicles_near ON vehicles (city, cell) WHERE status = 'available';
