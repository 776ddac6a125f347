package dev.movr.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Counts refused logins of each username and each client address, in memory of a bounded size. */
@Component
final class LoginAttempts {
  private static final int MOST_REMEMBERED = 100_000;
  private static final int LONGEST_REMEMBERED = 120;

  private final LoginSettings settings;
  private final Cache<String, AtomicInteger> ofUsernames;
  private final Cache<String, AtomicInteger> ofAddresses;

  LoginAttempts(LoginSettings settings) {
    this.settings = settings;
    this.ofUsernames = counters(settings);
    this.ofAddresses = counters(settings);
  }

  private static Cache<String, AtomicInteger> counters(LoginSettings settings) {
    return Caffeine.newBuilder()
        .maximumSize(MOST_REMEMBERED)
        .expireAfterWrite(settings.attemptsWindow())
        .build();
  }

  /**
   * Counts an attempt before it is made, so that a burst is limited too; false when there were too
   * many.
   */
  boolean begin(String username, String address) {
    int ofUsername = count(ofUsernames, shortened(username)).incrementAndGet();
    int ofAddress = count(ofAddresses, network(address)).incrementAndGet();
    return ofUsername <= settings.attemptsPerUsername()
        && ofAddress <= settings.attemptsPerAddress();
  }

  /** Uncounts an attempt that was not made because the database did not answer. */
  void notMade(String username, String address) {
    count(ofUsernames, shortened(username)).decrementAndGet();
    count(ofAddresses, network(address)).decrementAndGet();
  }

  /** Uncounts an attempt that succeeded. */
  void succeeded(String username, String address) {
    ofUsernames.invalidate(shortened(username));
    count(ofAddresses, network(address)).decrementAndGet();
  }

  private static AtomicInteger count(Cache<String, AtomicInteger> counters, String key) {
    return counters.get(key, unseen -> new AtomicInteger());
  }

  /** Longer texts are nobody's username and must not fill the memory. */
  private static String shortened(String username) {
    return username.substring(0, Math.min(LONGEST_REMEMBERED, username.length()));
  }

  /** A client with IPv6 has at least a /64 of addresses: they count as one. */
  private static String network(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
    } catch (IllegalArgumentException notAnAddress) {
      return address;
    }
  }
}
