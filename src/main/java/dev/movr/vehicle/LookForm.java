package dev.movr.vehicle;

import dev.movr.web.input.PlainText;
import dev.movr.web.input.Text;
import org.jspecify.annotations.Nullable;

/** What a vehicle looks like, as its owner or staff put it right. */
record LookForm(
    @PlainText(max = VehicleForm.LONGEST_COLOR) String color,
    @PlainText(max = VehicleForm.LONGEST_BRAND) String brand) {
  LookForm(@Nullable String color, @Nullable String brand) {
    this.color = Text.clean(color);
    this.brand = Text.clean(brand);
  }
}
