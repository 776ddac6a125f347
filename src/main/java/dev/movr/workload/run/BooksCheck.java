package dev.movr.workload.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Holds what MovR has acknowledged against what it says when the riders have stopped. */
final class BooksCheck {
  private static final int AT_ONCE = 16;

  private final Target target;
  private final List<Rider> riders;
  private final Parked parked;
  private final boolean withOthers;
  private final List<String> disagreements = Collections.synchronizedList(new ArrayList<>());

  /**
   * @param withOthers whether others may have moved the vehicles
   */
  BooksCheck(Target target, List<Rider> riders, Parked parked, boolean withOthers) {
    this.target = target;
    this.riders = riders;
    this.parked = parked;
    this.withOthers = withOthers;
  }

  /**
   * What came of it.
   *
   * @param movedByOthers vehicles that stand elsewhere than where they were left
   * @param unread what could not be asked
   */
  record Result(
      int accounts,
      long rides,
      int vehicles,
      int movedByOthers,
      List<String> disagreements,
      List<String> unread) {
    boolean agrees() {
      return disagreements.isEmpty() && unread.isEmpty();
    }
  }

  Result run() {
    List<String> unread = Collections.synchronizedList(new ArrayList<>());
    int moved = 0;
    try {
      List<Account> accounts = Crew.each(riders, AT_ONCE, rider -> hold(rider, unread));
      moved = holdVehicles(accounts, unread);
    } catch (Failure failure) {
      unread.add("books: " + failure.kind());
    }
    return new Result(
        riders.size(),
        riders.stream().mapToLong(rider -> rider.book().rides()).sum(),
        parked.spots().size(),
        moved,
        List.copyOf(disagreements),
        List.copyOf(unread));
  }

  private Account hold(Rider rider, List<String> unread) throws Failure {
    rider
        .settle()
        .ifPresent(failure ->
            unread.add("a ride of %s: %s".formatted(rider.person().username(), failure.kind())));
    Account account = target.account(rider.person(), rider.door());
    rider.book().compare(account, disagreements::add);
    rider
        .door()
        .riding()
        .ifPresent(ride ->
            disagreements.add(
                "rider %s is on ride %s".formatted(rider.person().username(), ride.id())));
    return account;
  }

  private record Asked(Account account, List<Map.Entry<UUID, Parked.Spot>> spots) {}

  /** Each account asks for some of them. */
  private int holdVehicles(List<Account> accounts, List<String> unread) throws Failure {
    List<Asked> shares =
        accounts.stream().map(account -> new Asked(account, new ArrayList<>())).toList();
    int next = 0;
    for (var spot : parked.spots().entrySet()) {
      shares.get(next++ % shares.size()).spots().add(spot);
    }
    List<String> moved =
        Collections.synchronizedList(withOthers ? new ArrayList<>() : disagreements);
    Crew.each(
        shares,
        AT_ONCE,
        share -> {
          for (var spot : share.spots()) {
            Optional<String> fault =
                Parked.difference(share.account(), spot.getKey(), spot.getValue());
            fault.ifPresent(moved::add);
          }
          return unread;
        });
    return withOthers ? moved.size() : 0;
  }
}
