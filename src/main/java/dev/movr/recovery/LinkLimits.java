package dev.movr.recovery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.movr.web.limit.ClientNetwork;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * How often links are asked for, of this instance, in memory of a bounded size. The window is a
 * link's lifetime: whoever is refused because somebody else has asked too often has a link in the
 * mailbox that is good.
 */
@Component
final class LinkLimits {
  private static final int MOST_REMEMBERED = 100_000;
  private static final int LONGEST_REMEMBERED = 120;

  private final RecoverySettings settings;
  private final Cache<String, AtomicInteger> ofAccounts = counters();
  private final Cache<String, AtomicInteger> ofAddresses = counters();

  LinkLimits(RecoverySettings settings) {
    this.settings = settings;
  }

  private static Cache<String, AtomicInteger> counters() {
    return Caffeine.newBuilder()
        .maximumSize(MOST_REMEMBERED)
        .expireAfterWrite(SealedLinks.LIFETIME)
        .build();
  }

  /**
   * Counts one, whether there is such an account or not; false when there were too many.
   *
   * @param address the client's
   * @param accounts or whatever else must not be flooded with mails
   */
  boolean begin(String address, String... accounts) {
    return count(ofAddresses, ClientNetwork.of(address)) <= settings.linksPerAddress()
        && Arrays.stream(accounts)
            .allMatch(
                account -> count(ofAccounts, shortened(account)) <= settings.linksPerAccount());
  }

  private static int count(Cache<String, AtomicInteger> counters, String key) {
    return counters.get(key, unseen -> new AtomicInteger()).incrementAndGet();
  }

  private static String shortened(String account) {
    return account.substring(0, Math.min(LONGEST_REMEMBERED, account.length()));
  }
}
