package dev.movr.login;

import dev.movr.web.limit.ClientNetwork;
import dev.movr.web.limit.WaitingLine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Counts refused logins: of each username and each client address, and apart from those of each
 * device on which the user has logged in before. (Device cookies: OWASP, "Slow Down Online Guessing
 * Attacks with Device Cookies".) So nobody locks a user out by guessing, or those who share an
 * address.
 */
@Component
final class LoginAttempts {
  /** Of those behind one address who wait for their turn. */
  private static final Duration LONGEST_LINE = Duration.ofMinutes(5);

  private final WaitingLine ofUsernames;
  private final WaitingLine ofAddresses;
  private final WaitingLine ofDevices;

  LoginAttempts(LoginSettings settings, Clock clock) {
    Duration window = settings.attemptsWindow();
    Duration interval = window.dividedBy(settings.attemptsPerUsername());
    this.ofUsernames = new WaitingLine(settings.attemptsPerUsername(), interval, window, clock);
    this.ofDevices = new WaitingLine(settings.attemptsPerUsername(), interval, window, clock);
    this.ofAddresses =
        new WaitingLine(
            settings.attemptsPerAddress(), settings.addressInterval(), LONGEST_LINE, clock);
  }

  /**
   * From where somebody tries a username.
   *
   * @param device that is known to be the user's
   */
  record Attempt(String username, String network, Optional<String> device) {
    static Attempt of(String username, String address, Optional<String> device) {
      return new Attempt(username, ClientNetwork.of(address), device);
    }

    /** For whom a password is hashed. */
    HashingQueue.Holder holder() {
      return device.isPresent()
          ? HashingQueue.Holder.known(username)
          : HashingQueue.Holder.unknown(network);
    }
  }

  /**
   * Counts an attempt before it is made, so that a burst is limited too.
   *
   * @return how long to wait; zero: it may be made
   */
  Duration begin(Attempt attempt) {
    return WaitingLine.pass(places(attempt));
  }

  /** Uncounts an attempt that succeeded, or was not made. */
  void uncount(Attempt attempt) {
    WaitingLine.giveBack(places(attempt));
  }

  /** Uncounts all attempts of a username. */
  void forget(String username) {
    ofUsernames.forget(username);
  }

  private List<WaitingLine.Place> places(Attempt attempt) {
    return attempt
        .device()
        .map(device -> List.of(ofDevices.place(device, "")))
        .orElseGet(() ->
            List.of(
                ofAddresses.place(attempt.network(), attempt.username()),
                ofUsernames.place(attempt.username(), attempt.network())));
  }
}
