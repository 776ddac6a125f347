package dev.movr.bench;

import java.util.UUID;

/** Looks for vehicles, starts a ride, sees it among the own rides, and ends it, on the pages. */
record PageRider(HttpConnection browser, String token, Account account) implements Tally.Client {
  private static final String CITY = "/" + Account.CITY;

  /** Only looks, and is not logged in. */
  record Looking(HttpConnection browser) implements Tally.Client {
    @Override
    public void once(Tally tally) throws Exception {
      tally.expect(200, () -> browser.get(CITY + "/vehicles", ""));
    }

    @Override
    public void close() throws Exception {
      browser.close();
    }
  }

  @Override
  public void once(Tally tally) throws Exception {
    UUID ride = UUID.randomUUID();
    String form = "_csrf=" + token;
    String start = form + "&vehicle=" + account.vehicleId() + "&ride=" + ride;
    String end = form + "&place=" + Account.PLACE.replace(' ', '+');
    tally.expect(200, () -> browser.get(CITY + "/vehicles", ""));
    tally.expect(302, () -> browser.post(CITY + "/rides", Account.FORM, start));
    tally.expect(200, () -> browser.get("/rides", ""));
    tally.expect(302, () -> browser.post(CITY + "/rides/" + ride + "/end", Account.FORM, end));
  }

  @Override
  public void close() throws Exception {
    browser.close();
  }
}
