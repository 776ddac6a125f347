package dev.movr.start;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Says on standard error how far a command has come: on a terminal in one line that is written over
 * and over, elsewhere in a line now and then. For use by several threads.
 */
public final class Progress implements AutoCloseable {
  private static final int BAR = 30;

  private final String unit;
  private final long total;
  private final PrintStream out = System.err;
  private final boolean terminal;
  private final Duration pause;
  private final long begin = System.nanoTime();
  private long lastTold = begin;
  private long done;
  private long skipped;

  /**
   * @param unit what is counted: {@code rows}
   * @param total how many there will be; 0 when nobody knows
   */
  public Progress(String unit, long total) {
    this.unit = unit;
    this.total = total;
    this.terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    this.pause = terminal ? Duration.ofMillis(200) : Duration.ofSeconds(5);
  }

  /** So many more are done. */
  public synchronized void add(long more) {
    done += more;
    long now = System.nanoTime();
    if (now - lastTold >= pause.toNanos()) {
      lastTold = now;
      tell();
    }
  }

  /** So many more were done before this command began: they say nothing about its rate. */
  public synchronized void skip(long more) {
    skipped += more;
    add(more);
  }

  private void tell() {
    String line = total == 0 ? counted() : bar() + counted() + estimate();
    if (terminal) {
      out.print("\r" + line + "\u001b[K");
    } else {
      out.println(line);
    }
  }

  private String bar() {
    int filled = (int) (BAR * done / total);
    String percent = "%3d %% ".formatted(100 * done / total);
    return terminal
        ? "[" + "=".repeat(filled) + " ".repeat(BAR - filled) + "] " + percent
        : percent;
  }

  private String counted() {
    String of = total == 0 ? "" : " of " + number(total);
    return "%s%s %s, %s/s".formatted(number(done), of, unit, number(rate()));
  }

  private String estimate() {
    return rate() == 0 ? "" : ", " + (total - done) / rate() + " s left";
  }

  /** How much was done by this command. */
  public synchronized long added() {
    return done - skipped;
  }

  /** The same in a second. */
  public long rate() {
    return Math.round(added() / Math.max(0.001, seconds()));
  }

  /** Such as 1,000,000. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** How long it has been going on. */
  public double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Clears the line, so that what is printed next stands alone. */
  public synchronized void clear() {
    if (terminal) {
      out.print("\r\u001b[K");
    }
  }

  @Override
  public void close() {
    clear();
  }
}
