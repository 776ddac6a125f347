package dev.movr.database.bulk;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** PostgreSQL's COPY, in its text format. On CockroachDB it is for administrators only. */
final class Copy implements RowFormat {
  @Override
  public void write(Connection connection, Rows rows) throws SQLException, IOException {
    var text = new StringBuilder();
    for (@Nullable Object[] row : rows.all()) {
      append(text, row);
    }
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY " + rows.target() + " FROM STDIN", new StringReader(text.toString()));
  }

  private static void append(StringBuilder text, @Nullable Object[] row) {
    for (int i = 0; i < row.length; i++) {
      text.append(i == 0 ? "" : "\t").append(row[i] == null ? "\\N" : escaped(row[i].toString()));
    }
    text.append('\n');
  }

  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
