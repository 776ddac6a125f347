package dev.movr.bench;

import dev.movr.workload.run.HttpConnection;
import java.util.UUID;

/** Looks for vehicles, starts a ride, and ends it, over the API. */
record ApiRider(Account account) implements Tally.Client {
  private static final int ROWS = 50;

  /** Only looks, and needs no account. */
  record Looking(HttpConnection http) implements Tally.Client {
    private static final String LIST =
        "/api/v1/cities/" + Account.CITY.slug() + "/vehicles?limit=" + ROWS;

    @Override
    public void once(Tally tally) throws Exception {
      tally.expect(200, () -> http.get(LIST, ""));
    }

    @Override
    public void close() throws Exception {
      http.close();
    }
  }

  @Override
  public void once(Tally tally) throws Exception {
    var api = account.api();
    tally.expect(() -> api.list(Account.CITY, ROWS));
    tally
        .ask(() -> api.start(Account.CITY, account.vehicleId(), UUID.randomUUID()))
        .ifPresent(ride -> tally.expect(() -> api.end(Account.CITY, ride, Account.PLACE)));
  }

  @Override
  public void close() throws Exception {
    account.http().close();
  }
}
