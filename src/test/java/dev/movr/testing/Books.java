package dev.movr.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Audits whether rides, vehicles and riders tell the same story: all of them, so on connections
 * without the limits and plans that the application's have.
 */
public final class Books {
  private static final String DISAGREEMENTS =
      """
      SELECT 'active ride ' || r.id || ': vehicle is ' || v.status
      FROM rides r JOIN vehicles v ON v.city = r.city AND v.id = r.vehicle_id
      WHERE r.end_time IS NULL AND v.status <> 'in_use'
      UNION ALL
      SELECT 'active ride ' || r.id || ': not its rider''s'
      FROM rides r JOIN users u ON u.city = r.rider_city AND u.id = r.rider_id
      WHERE r.end_time IS NULL AND (u.active_ride_city, u.active_ride_id) IS DISTINCT FROM (r.city, r.id)
      UNION ALL
      SELECT 'vehicle ' || v.id || ' is in use by ' || count(r.id) || ' active rides'
      FROM vehicles v LEFT JOIN rides r ON r.city = v.city AND r.vehicle_id = v.id AND r.end_time IS NULL
      WHERE v.status = 'in_use' GROUP BY v.id HAVING count(r.id) <> 1
      UNION ALL
      SELECT 'rider ' || u.id || ' is on a ride that is not active'
      FROM users u LEFT JOIN rides r ON r.city = u.active_ride_city AND r.id = u.active_ride_id AND r.end_time IS NULL
      WHERE u.active_ride_id IS NOT NULL AND r.id IS NULL
      UNION ALL
      SELECT 'rider ' || r.rider_id || ' is on ' || count(*) || ' rides'
      FROM rides r WHERE r.end_time IS NULL GROUP BY r.rider_city, r.rider_id HAVING count(*) > 1
      UNION ALL
      SELECT 'vehicle ' || v.id || ' outlives its owner'
      FROM vehicles v JOIN users u ON u.city = v.city AND u.id = v.owner_id
      WHERE v.status <> 'removed' AND u.removed_at IS NOT NULL
      UNION ALL
      SELECT 'user ' || u.id || ' has ' || count(n.username) || ' usernames'
      FROM users u LEFT JOIN usernames n ON n.city = u.city AND n.user_id = u.id
      GROUP BY u.city, u.id, u.removed_at
      HAVING count(n.username) <> CASE WHEN u.removed_at IS NULL THEN 1 ELSE 0 END
      """;

  private final JdbcClient jdbc;
  private final Set<String> told = new HashSet<>();

  Books(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A disagreement is told once: the test that made it fails, and not those after it. */
  public void agree() {
    assertThat(jdbc.sql(DISAGREEMENTS).query(String.class).list().stream().filter(told::add))
        .isEmpty();
  }
}
