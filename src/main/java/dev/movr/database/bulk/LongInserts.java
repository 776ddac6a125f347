package dev.movr.database.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSERTs of many rows each: plain SQL, which every user may send. */
final class LongInserts implements RowFormat {
  /** Far below the protocol's 32,767 parameters. */
  private static final int ROWS = 100;

  @Override
  public void write(Connection connection, Rows rows) throws SQLException {
    List<@Nullable Object[]> all = rows.all();
    for (int from = 0; from < all.size(); from += ROWS) {
      insert(connection, rows, all.subList(from, Math.min(from + ROWS, all.size())));
    }
  }

  static String statement(Rows rows, int count) {
    return "INSERT INTO %s VALUES %s"
        .formatted(rows.target(), String.join(", ", Collections.nCopies(count, rows.parameters())));
  }

  private static void insert(Connection connection, Rows rows, List<@Nullable Object[]> some)
      throws SQLException {
    try (var statement = connection.prepareStatement(statement(rows, some.size()))) {
      int parameter = 1;
      for (@Nullable Object[] row : some) {
        for (Object value : row) {
          statement.setString(parameter++, value == null ? null : value.toString());
        }
      }
      statement.executeUpdate();
    }
  }
}
