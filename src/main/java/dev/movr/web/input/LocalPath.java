package dev.movr.web.input;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a page may send a client on to: a path of this very site. */
public final class LocalPath {
  private static final Pattern LOCAL =
      Pattern.compile(
          "/(?:[\\w.~!$&'()*+,;=:@%-][\\w./~!$&'()*+,;=:@%-]*)?(?:\\?[\\w./~!$&'()*+,;=:@%?-]*)?");

  private LocalPath() {}

  /** The path if it is one, else {@code otherwise}. */
  public static String of(@Nullable String path, String otherwise) {
    return path != null && path.length() <= 500 && LOCAL.matcher(path).matches() ? path : otherwise;
  }
}
