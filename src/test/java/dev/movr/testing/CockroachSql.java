package dev.movr.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves SQL under {@code target/cockroachdb-sql/}, so that CockroachDB's own parser can be asked
 * about it.
 */
public final class CockroachSql {
  private static final Path FOLDER = Path.of("target", "cockroachdb-sql");

  private CockroachSql() {}

  public static void leave(String name, String sql) {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(name + ".sql"), sql.strip() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A statement with question marks, which the driver numbers before it sends them. */
  public static void leaveStatement(String name, String sql) {
    leave(name, numbered(sql));
  }

  /**
   * A statement of the application, named for the method that sends it and its text: {@code
   * RideSql.start-1f3a8c02}.
   */
  static void leaveStatement(String sql) {
    sender().ifPresent(name -> leaveStatement(name + "-%08x".formatted(sql.hashCode()), sql));
  }

  private static Optional<String> sender() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .filter(frame -> frame.getClassName().matches("dev\\.movr\\..*Sql"))
                .filter(frame -> !frame.getClassName().endsWith("CockroachSql"))
                .map(frame -> simpleName(frame.getClassName()) + "." + methodName(frame))
                .findFirst());
  }

  /** Of what is in a lambda, the method that it is in. */
  private static String methodName(StackWalker.StackFrame frame) {
    return frame.getMethodName().replaceFirst("^lambda\\$(.+)\\$\\d+$", "$1");
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** With {@code $1}, {@code $2} and so on for the question marks. */
  static String numbered(String sql) {
    Matcher marks = Pattern.compile("\\?").matcher(sql);
    var numbered = new StringBuilder();
    for (int i = 1; marks.find(); i++) {
      marks.appendReplacement(numbered, Matcher.quoteReplacement("$" + i));
    }
    return marks.appendTail(numbered).toString();
  }
}
