package dev.movr.user;

import dev.movr.language.Language;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.web.paging.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on users, beside those of {@link AccountSql}. */
@Component
class UserSql {
  private final JdbcClient jdbc;
  private final Cities cities;

  UserSql(JdbcClient jdbc, Cities cities) {
    this.jdbc = jdbc;
    this.cities = cities;
  }

  Optional<User> find(City city, UUID id) {
    return jdbc.sql(
            """
            SELECT city, id, first_name, last_name, email, username, listed, language, is_owner, date_joined
            FROM users
            WHERE city = :city AND id = :id AND removed_at IS NULL
            """)
        .param("city", city.name())
        .param("id", id)
        .query(this::user)
        .optional();
  }

  private User user(ResultSet row, int number) throws SQLException {
    return new User(
        cities.ofRow(row.getString("city")),
        row.getObject("id", UUID.class),
        row.getString("first_name"),
        row.getString("last_name"),
        row.getString("email"),
        row.getString("username"),
        row.getBoolean("listed"),
        Optional.ofNullable(row.getString("language")).flatMap(Language::of),
        row.getBoolean("is_owner"),
        row.getObject("date_joined", OffsetDateTime.class).toInstant());
  }

  List<Person> people(City city, @Nullable Cursor after, int limit) {
    return jdbc.sql(
            """
            SELECT id, first_name, last_name
            FROM users
            WHERE city = :city AND listed AND removed_at IS NULL AND (first_name, id) > (:first_name, :id)
            ORDER BY first_name, id
            LIMIT :limit
            """)
        .param("city", city.name())
        .param("first_name", after == null ? "" : after.text(0))
        .param("id", after == null ? new UUID(0, 0) : after.id(1))
        .param("limit", limit)
        .query((row, number) ->
            Person.named(
                row.getObject("id", UUID.class),
                row.getString("first_name"),
                row.getString("last_name")))
        .list();
  }

  int correct(City city, UUID id, PersonalData data) {
    return jdbc.sql(
            """
            UPDATE users
            SET first_name = :first_name, last_name = :last_name, email = :email, listed = :listed,
              language = COALESCE(CAST(:language AS text), language)
            WHERE city = :city AND id = :id AND removed_at IS NULL
            """)
        .param("first_name", data.firstName())
        .param("last_name", data.lastName())
        .param("email", data.email())
        .param("listed", data.listed())
        .param("language", data.language() == null ? null : data.language().tag())
        .param("city", city.name())
        .param("id", id)
        .update();
  }
}
