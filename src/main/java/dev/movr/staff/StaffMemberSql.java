package dev.movr.staff;

import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that says in the username directory who is staff. */
@Component
class StaffMemberSql {
  private final JdbcClient jdbc;

  StaffMemberSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What was found, and whether it was changed now. */
  record Found(boolean exists, boolean changed) {}

  /**
   * @param scope null for no staff
   */
  Found set(Login user, @Nullable StaffScope scope) {
    return jdbc.sql(
            """
            WITH holder AS (
              SELECT user_id
              FROM usernames
              WHERE username = :username AND user_id = :user_id
            ), changed AS (
              UPDATE usernames
              SET staff = CAST(:staff AS text)
              WHERE username = :username AND user_id = :user_id AND staff IS DISTINCT FROM CAST(:staff AS text)
              RETURNING user_id
            )
            SELECT EXISTS (SELECT 1 FROM holder) AS exists, EXISTS (SELECT 1 FROM changed) AS changed
            """)
        .param("username", user.username())
        .param("user_id", user.userId())
        .param("staff", scope == null ? null : scope.code())
        .query(Found.class)
        .single();
  }
}
