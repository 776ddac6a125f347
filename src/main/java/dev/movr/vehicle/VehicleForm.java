package dev.movr.vehicle;

import dev.movr.web.input.PlainText;
import dev.movr.web.input.Text;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an owner fills in to add a vehicle; where it stands is a {@link
 * dev.movr.web.input.PlaceForm}.
 */
record VehicleForm(
    @NotNull(message = "{vehicle.send-again}") UUID id,
    @NotNull(message = "{vehicle.choose-type}") VehicleType type,
    @PlainText(max = LONGEST_COLOR) String color,
    @PlainText(max = LONGEST_BRAND) String brand) {
  static final int LONGEST_COLOR = 30;
  static final int LONGEST_BRAND = 60;

  VehicleForm(UUID id, VehicleType type, @Nullable String color, @Nullable String brand) {
    this.id = id;
    this.type = type;
    this.color = Text.clean(color);
    this.brand = Text.clean(brand);
  }
}
