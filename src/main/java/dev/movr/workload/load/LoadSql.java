package dev.movr.workload.load;

import dev.movr.region.City;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that tells whether a batch is there: all of it is, or nothing. */
@Component
class LoadSql {
  private final JdbcClient jdbc;

  LoadSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** When that user has joined. */
  Optional<Instant> joined(City city, UUID user) {
    return jdbc.sql("SELECT date_joined FROM users WHERE city = :city AND id = :id")
        .param("city", city.name())
        .param("id", user)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }
}
