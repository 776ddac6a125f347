package dev.movr.bench;

/** Looks for vehicles, starts a ride, and ends it, over the API. */
record ApiRider(HttpConnection http, String token, Account account) implements Tally.Client {
  private static final String CITY = "/api/v1/cities/" + Account.CITY;
  private static final String LIST = CITY + "/vehicles?limit=50";

  /** Only looks, and needs no account. */
  record Looking(HttpConnection http) implements Tally.Client {
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
    String headers = Account.JSON + token;
    tally.expect(200, () -> http.get(LIST, token));
    String vehicle = "{\"vehicleId\": \"" + account.vehicleId() + "\"}";
    var started = tally.expect(201, () -> http.post(CITY + "/rides", headers, vehicle));
    if (started.status() == 201) {
      String place = "{\"location\": {\"name\": \"" + Account.PLACE + "\"}}";
      tally.expect(200, () -> http.post(started.location() + "/end", headers, place));
    }
  }

  @Override
  public void close() throws Exception {
    http.close();
  }
}
