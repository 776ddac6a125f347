-- Rows as the version whose last migration is V10 has left them. The password is that of all test users.

INSERT INTO users (city, id, first_name, last_name, email, username, password_hash, is_owner, active_ride_city, active_ride_id, date_joined)
VALUES
  ('paris', '00000000-0000-4000-8000-000000000001', 'Ada', 'Owner', 'ada@example.com', 'ada', '${hash}', true, NULL, NULL, '2026-01-01 12:00Z'),
  ('new york', '00000000-0000-4000-8000-000000000002', 'Bob', 'Rider', 'bob@example.com', 'bob', '${hash}', false, 'paris', '00000000-0000-4000-8000-000000000022', '2026-01-02 12:00Z');

INSERT INTO usernames (username, city, user_id, staff)
VALUES
  ('ada', 'paris', '00000000-0000-4000-8000-000000000001', 'city'),
  ('bob', 'new york', '00000000-0000-4000-8000-000000000002', NULL);

INSERT INTO vehicles (city, id, type, owner_id, date_added, status, last_location, latitude, longitude, color, brand)
VALUES
  ('paris', '00000000-0000-4000-8000-000000000011', 'bike', '00000000-0000-4000-8000-000000000001', '2026-01-01 13:00Z', 'available', 'Louvre', 48.8606, 2.3376, 'red', 'Kona'),
  ('paris', '00000000-0000-4000-8000-000000000012', 'scooter', '00000000-0000-4000-8000-000000000001', '2026-01-01 13:00Z', 'in_use', 'Louvre', 48.8606, 2.3376, 'blue', 'Kick');

INSERT INTO rides (city, id, vehicle_id, rider_city, rider_id, start_location, start_latitude, start_longitude, start_time,
  end_location, end_latitude, end_longitude, end_time, length, ended_by)
VALUES
  ('paris', '00000000-0000-4000-8000-000000000021', '00000000-0000-4000-8000-000000000011', 'new york', '00000000-0000-4000-8000-000000000002',
    'Bastille', 48.8532, 2.3692, '2026-01-03 12:00Z', 'Louvre', 48.8606, 2.3376, '2026-01-03 12:30Z', '30 minutes', 'rider'),
  ('paris', '00000000-0000-4000-8000-000000000022', '00000000-0000-4000-8000-000000000012', 'new york', '00000000-0000-4000-8000-000000000002',
    'Louvre', 48.8606, 2.3376, '2026-01-04 12:00Z', NULL, NULL, NULL, NULL, NULL, NULL);
