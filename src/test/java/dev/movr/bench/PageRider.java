package dev.movr.bench;

import dev.movr.workload.run.HttpConnection;
import java.util.UUID;

/** Looks for vehicles, starts a ride, sees it among the own rides, and ends it, on the pages. */
record PageRider(Account account) implements Tally.Client {
  /** Only looks, and is not logged in. */
  record Looking(HttpConnection browser) implements Tally.Client {
    private static final String LIST = "/" + Account.CITY.slug() + "/vehicles";

    @Override
    public void once(Tally tally) throws Exception {
      tally.expect(200, () -> browser.get(LIST, ""));
    }

    @Override
    public void close() throws Exception {
      browser.close();
    }
  }

  @Override
  public void once(Tally tally) throws Exception {
    var pages = account.pages();
    tally.expect(() -> pages.list(Account.CITY));
    var ride = tally.ask(() -> pages.start(Account.CITY, account.vehicleId(), UUID.randomUUID()));
    tally.expect(pages::history);
    ride.ifPresent(id -> tally.expect(() -> pages.end(Account.CITY, id, Account.PLACE)));
  }

  @Override
  public void close() throws Exception {
    account.browser().close();
  }
}
