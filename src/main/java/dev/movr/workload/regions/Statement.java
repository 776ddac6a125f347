package dev.movr.workload.regions;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What a message says of a statement. */
final class Statement {
  private static final Pattern WRITES_DIRECTORY =
      Pattern.compile("(INSERT INTO|UPDATE|DELETE FROM)\\s+usernames\\b");

  private static final Pattern COMMAS = Pattern.compile(",");
  private static final Pattern LENGTHS = Pattern.compile("[\\x00-\\x1f]+");

  private Statement() {}

  /** Of a Parse: the name that it gives to the statement. */
  record Parsed(String name, Kind kind) {
    static Parsed of(ByteBuffer body) {
      ByteBuffer rest = body.duplicate();
      String name = string(rest);
      return new Parsed(name, Kind.of(string(rest)));
    }
  }

  /** As far as it matters for where it goes. */
  enum Kind {
    /** To where the cities are that it names. */
    OF_CITIES,
    /** To all regions: the username directory is kept in each, so that it is read nearby. */
    OF_DIRECTORY,
    /** To where the transaction has written. */
    COMMIT;

    static Kind of(String sql) {
      if (sql.equals("COMMIT")) {
        return COMMIT;
      }
      return WRITES_DIRECTORY.matcher(sql).find() ? OF_DIRECTORY : OF_CITIES;
    }
  }

  /**
   * Of a Bind: gives each value, and each element of an array, and returns the statement's name.
   */
  static String bound(ByteBuffer body, Consumer<String> value) {
    ByteBuffer rest = body.duplicate();
    string(rest);
    String name = string(rest);
    int formats = rest.getShort();
    rest.position(rest.position() + formats * Short.BYTES);
    for (int left = rest.getShort(); left > 0; left--) {
      int length = rest.getInt();
      if (length > 0) {
        var bytes = new byte[length];
        rest.get(bytes);
        texts(bytes).forEach(value);
      }
    }
    return name;
  }

  /** An array of texts is written {a,"b c"}, or in binary, with each element behind its length. */
  private static List<String> texts(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.startsWith("{") && text.endsWith("}")) {
      return COMMAS
          .splitAsStream(text.substring(1, text.length() - 1))
          .map(element -> element.replace("\"", ""))
          .toList();
    }
    return text.indexOf('\0') < 0 ? List.of(text) : LENGTHS.splitAsStream(text).toList();
  }

  private static String string(ByteBuffer body) {
    int begin = body.position();
    while (body.get() != 0) {
      // To its end.
    }
    return new String(
        body.array(),
        body.arrayOffset() + begin,
        body.position() - begin - 1,
        StandardCharsets.UTF_8);
  }
}
