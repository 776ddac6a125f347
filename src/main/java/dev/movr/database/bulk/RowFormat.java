package dev.movr.database.bulk;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** How an engine takes many rows. */
interface RowFormat {
  void write(Connection connection, Rows rows) throws SQLException, IOException;
}
