package dev.movr.user;

import dev.movr.web.input.Text;
import dev.movr.web.limit.ClientNetwork;
import dev.movr.web.limit.WaitingLine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Counts registrations of each client address and in all, whether they succeed or not. */
@Component
@EnableConfigurationProperties(RegistrationSettings.class)
final class RegistrationLimit {
  private static final Duration LONGEST_LINE = Duration.ofMinutes(10);

  private final WaitingLine ofAddresses;
  private final WaitingLine ofAll;

  RegistrationLimit(RegistrationSettings settings, Clock clock) {
    this.ofAddresses =
        new WaitingLine(settings.perAddress(), settings.addressInterval(), LONGEST_LINE, clock);
    this.ofAll = new WaitingLine(settings.inAll(), settings.interval(), LONGEST_LINE, clock);
  }

  /**
   * Counts a registration before it is tried.
   *
   * @return how long to wait; zero: it may be tried
   */
  Duration begin(String username, String address) {
    String network = ClientNetwork.of(address);
    String canonical = Text.canonical(username);
    return WaitingLine.pass(
        List.of(ofAddresses.place(network, canonical), ofAll.place("", network + " " + canonical)));
  }
}
