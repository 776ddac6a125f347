package dev.movr.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Starts and ends rides with nothing but what has to be written: six plain statements and two
 * COMMITs at READ COMMITTED, by somebody who need not ask who it is and whether it is allowed.
 */
final class BareRider implements Tally.Client {
  private static final String TAKE =
      "UPDATE vehicles SET status = 'in_use' WHERE city = ? AND id = ? AND status = 'available'";
  private static final String BEGIN =
      """
      INSERT INTO rides (
        city, id, vehicle_id, rider_city, rider_id, start_location, start_latitude, start_longitude)
      VALUES (?, ?, ?, ?, ?, 'Tour Eiffel', 48.8584, 2.2945)
      """;
  private static final String DEPART =
      """
      UPDATE users SET active_ride_city = ?, active_ride_id = ?
      WHERE city = ? AND id = ? AND active_ride_id IS NULL
      """;

  private static final String END =
      """
      UPDATE rides SET end_time = now(), length = now() - start_time, end_location = 'Tour Eiffel',
        end_latitude = 48.8584, end_longitude = 2.2945, ended_by = 'rider'
      WHERE city = ? AND id = ? AND end_time IS NULL
      """;
  private static final String PARK =
      """
      UPDATE vehicles SET status = 'available', public_id = gen_random_uuid(), last_location = 'Tour Eiffel',
        latitude = 48.8584, longitude = 2.2945
      WHERE city = ? AND id = ? AND status = 'in_use'
      """;
  private static final String ARRIVE =
      """
      UPDATE users SET active_ride_city = NULL, active_ride_id = NULL
      WHERE city = ? AND id = ? AND active_ride_id = ?
      """;

  private final Connection connection;
  private final Account account;

  BareRider(Connection connection, Account account) throws SQLException {
    this.connection = connection;
    this.connection.setAutoCommit(false);
    this.account = account;
  }

  /** Only looks: the query of a list, whose rows are read in full. */
  record Looking(Connection connection, int rows) implements Tally.Client {
    private static final String LIST =
        """
        SELECT city, id, type, owner_id, date_added, status, last_location, latitude, longitude, color, brand
        FROM vehicles
        WHERE city = ? AND status = 'available'
        ORDER BY date_added DESC, id DESC
        LIMIT ?
        """;

    @Override
    public void once(Tally tally) throws Exception {
      int read = tally.time(this::list);
      if (read != rows) {
        throw new IllegalStateException("the list has " + read + " rows");
      }
    }

    private int list() throws SQLException {
      try (var list = connection.prepareStatement(LIST)) {
        list.setObject(1, Account.CITY.name());
        list.setObject(2, rows);
        int read = 0;
        try (var row = list.executeQuery()) {
          for (; row.next(); read++) {
            for (int column = 1; column <= 11; column++) {
              row.getObject(column);
            }
          }
        }
        return read;
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  @Override
  public void once(Tally tally) throws Exception {
    UUID ride = UUID.randomUUID();
    tally.time(() -> start(ride));
    tally.time(() -> end(ride));
  }

  private Void start(UUID ride) throws SQLException {
    update(TAKE, Account.CITY.name(), account.vehicleId());
    update(
        BEGIN,
        Account.CITY.name(),
        ride,
        account.vehicleId(),
        Account.CITY.name(),
        account.userId());
    update(DEPART, Account.CITY.name(), ride, Account.CITY.name(), account.userId());
    connection.commit();
    return null;
  }

  private Void end(UUID ride) throws SQLException {
    update(END, Account.CITY.name(), ride);
    update(PARK, Account.CITY.name(), account.vehicleId());
    update(ARRIVE, Account.CITY.name(), account.userId(), ride);
    connection.commit();
    return null;
  }

  private void update(String sql, Object... parameters) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("no row was written by " + sql);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
