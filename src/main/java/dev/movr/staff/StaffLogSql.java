package dev.movr.staff;

import dev.movr.region.Cities;
import dev.movr.region.City;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The statements on the log: none of them updates or deletes. */
@Component
class StaffLogSql {
  private static final String ENTRIES =
      """
      SELECT staff_log.city, number, done_at, actor, actor_id, action, subject_id, usernames.username AS subject,
        reason, key_id, seal
      FROM staff_log
      LEFT JOIN usernames ON usernames.city = :city AND usernames.user_id = staff_log.subject_id
      WHERE staff_log.city = :city AND number < :before %s
      ORDER BY number DESC
      LIMIT :limit
      """;

  private final JdbcClient jdbc;
  private final Cities cities;

  StaffLogSql(JdbcClient jdbc, Cities cities) {
    this.jdbc = jdbc;
    this.cities = cities;
  }

  /**
   * The entries before that number, newest first.
   *
   * @param before {@link Long#MAX_VALUE} for the newest
   */
  List<LogEntry> before(City city, long before, int limit) {
    return entries(jdbc.sql(ENTRIES.formatted("")), city, before, limit);
  }

  /** Those of them that tell of an account. */
  List<LogEntry> on(City city, UUID subjectId, long before, int limit) {
    var list = jdbc.sql(ENTRIES.formatted("AND subject_id = :subject_id"));
    return entries(list.param("subject_id", subjectId), city, before, limit);
  }

  private List<LogEntry> entries(StatementSpec list, City city, long before, int limit) {
    return list.param("city", city.name())
        .param("before", before)
        .param("limit", limit)
        .query(this::entry)
        .list();
  }

  private LogEntry entry(ResultSet row, int index) throws SQLException {
    return new LogEntry(
        cities.ofRow(row.getString("city")),
        row.getLong("number"),
        row.getObject("done_at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getObject("actor_id", UUID.class),
        row.getString("action"),
        row.getObject("subject_id", UUID.class),
        row.getString("subject"),
        row.getString("reason"),
        row.getString("key_id"),
        row.getString("seal"));
  }

  /** Of two entries with one number the second is refused, and its transaction repeated. */
  void add(LogEntry entry, String seal) {
    jdbc.sql(
            """
            INSERT INTO staff_log (city, number, done_at, actor, actor_id, action, subject_id, reason, key_id, seal)
            VALUES (:city, :number, :done_at, :actor, CAST(:actor_id AS uuid), :action, :subject_id, :reason, :key_id, :seal)
            """)
        .param("city", entry.city().name())
        .param("number", entry.number())
        .param("done_at", entry.doneAt().atOffset(ZoneOffset.UTC))
        .param("actor", entry.actor())
        .param("actor_id", entry.actorId())
        .param("action", entry.action())
        .param("subject_id", entry.subjectId())
        .param("reason", entry.reason())
        .param("key_id", entry.keyId())
        .param("seal", seal)
        .update();
  }
}
