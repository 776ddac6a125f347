package dev.movr.system.truth;

import dev.movr.relay.Interference;
import dev.movr.relay.Interference.Fate;
import dev.movr.relay.Interference.Side;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The moments of a transaction at which the database is lost. */
enum Moment {
  BEFORE_THE_STATEMENT,
  BEFORE_COMMIT,
  BEFORE_ITS_ANSWER,
  AFTER_ITS_ANSWER;

  /**
   * Loses it once, in the next transaction. Each connection is listened to by a thread of its own,
   * which tells the transaction's from those that the pool opens meanwhile.
   */
  Interference lose(Runnable loss, Fate fate) {
    var beginner = new AtomicReference<@Nullable Thread>();
    var committed = new AtomicBoolean();
    var lost = new AtomicBoolean();
    return (side, bytes) -> {
      boolean begins =
          side == Side.CLIENT && new String(bytes, StandardCharsets.ISO_8859_1).contains("BEGIN");
      boolean now =
          switch (this) {
            case BEFORE_THE_STATEMENT -> begins;
            case BEFORE_COMMIT -> Thread.currentThread().equals(beginner.get());
            case BEFORE_ITS_ANSWER -> Interference.isCommitted(side, bytes);
            case AFTER_ITS_ANSWER -> side == Side.CLIENT && committed.get();
          };
      if (begins) {
        beginner.compareAndSet(null, Thread.currentThread());
      }
      committed.compareAndSet(false, Interference.isCommitted(side, bytes));
      if (!now || lost.getAndSet(true)) {
        return Fate.PASSED;
      }
      loss.run();
      return fate;
    };
  }
}
