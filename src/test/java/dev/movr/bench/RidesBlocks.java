package dev.movr.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** What {@link Rides} measures. Every block has connections of its own, opened before it begins. */
final class RidesBlocks {
  static final int MOST_CLIENTS = 64;

  /** One more than the list shows, as MovR asks to see whether there is a next slice. */
  private static final int API_ROWS = 51;

  private static final int PAGE_ROWS = 25;

  private final BenchedDatabase database;
  private final int port;
  private final List<Account> accounts;

  RidesBlocks(BenchedDatabase database, int port, List<Account> accounts) {
    this.database = database;
    this.port = port;
    this.accounts = accounts;
  }

  List<Block> all() {
    return Stream.of(cycles(16), lists(16), cycles(MOST_CLIENTS)).flatMap(List::stream).toList();
  }

  private List<Block> cycles(int clients) {
    var bare =
        new Block(
            clients + " bare riders",
            null,
            of(clients, i -> new BareRider(database.connect(), accounts.get(i))));
    return List.of(
        bare,
        new Block(
            clients + " riders, API",
            bare,
            of(clients, i -> new ApiRider(accounts.get(i).renewed()))),
        new Block(
            clients + " riders, pages", bare, of(clients, i -> new PageRider(accounts.get(i)))));
  }

  private List<Block> lists(int clients) {
    var rows51 =
        new Block(
            clients + " bare queries of 51 rows",
            null,
            of(clients, i -> new BareRider.Looking(database.connect(), API_ROWS)));
    var rows25 =
        new Block(
            clients + " bare queries of 25 rows",
            null,
            of(clients, i -> new BareRider.Looking(database.connect(), PAGE_ROWS)));
    return List.of(
        rows51,
        new Block(
            clients + " API lists of 50",
            rows51,
            of(clients, i -> new ApiRider.Looking(Account.connection(port)))),
        rows25,
        new Block(
            clients + " pages of vehicles",
            rows25,
            of(clients, i -> new PageRider.Looking(Account.connection(port)))));
  }

  private interface ClientOf {
    Tally.Client number(int i) throws Exception;
  }

  private static Callable<List<? extends Tally.Client>> of(int clients, ClientOf each) {
    return () -> {
      List<Tally.Client> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        all.add(each.number(i));
      }
      return all;
    };
  }
}
