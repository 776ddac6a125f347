package dev.movr.staff;

import dev.movr.web.input.PlainText;
import dev.movr.web.input.Text;
import org.jspecify.annotations.Nullable;

/** Why an account is suspended, or is no longer. */
record Reason(@PlainText(max = 300) String reason) {
  Reason(@Nullable String reason) {
    this.reason = Text.clean(reason);
  }
}
