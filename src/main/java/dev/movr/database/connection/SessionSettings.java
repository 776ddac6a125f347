package dev.movr.database.connection;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the sessions of a pool are set to. It travels in the URL when a connection is made: set for
 * each transaction it would cost round trips, and in the driver's properties the options of {@code
 * DB_URI} would replace it.
 *
 * @param plans how statements are planned, which the options of {@code DB_URI} may change
 * @param others which they may not
 */
record SessionSettings(List<String> plans, List<String> others) {

  static SessionSettings of(Engine engine, Duration statementTimeout) {
    long timeout = statementTimeout.toMillis();
    return new SessionSettings(
        plans(engine),
        List.of(
            "default_transaction_isolation=" + isolation(engine),
            "statement_timeout=" + timeout,
            "lock_timeout=" + timeout,
            "idle_in_transaction_session_timeout=" + 4 * timeout));
  }

  /**
   * Every invariant is held by a row that both sides write, or by a unique index, so that a
   * conflict of two transactions is one of rows: docs/architecture.md has the list. SERIALIZABLE
   * would find conflicts on PostgreSQL where there are none, since its locks on what was read are
   * of whole pages of an index.
   */
  private static String isolation(Engine engine) {
    return engine.isCockroach() ? "serializable" : "repeatable\\ read";
  }

  /**
   * On PostgreSQL a plan is made once for each connection and kept: making it costs more than
   * carrying it out, and a kept one still leaves out the partitions of other regions when it
   * begins. No table is read from end to end, since it may be small when the plan is made, and
   * large while it is kept. On CockroachDB a kept plan would not know the region (docs/regions.md).
   */
  private static List<String> plans(Engine engine) {
    return engine.isCockroach()
        ? List.of("plan_cache_mode=force_custom_plan")
        : List.of("plan_cache_mode=force_generic_plan", "enable_seqscan=off");
  }

  SessionSettings readOnly() {
    return new SessionSettings(
        plans,
        Stream.concat(others.stream(), Stream.of("default_transaction_read_only=on")).toList());
  }

  DatabaseAddress at(DatabaseAddress address) {
    return address.withOptions(options(plans), options(others));
  }

  private static String options(List<String> settings) {
    return settings.stream().map(setting -> "-c " + setting).collect(Collectors.joining(" "));
  }
}
