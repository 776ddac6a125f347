package dev.movr.gbfs;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code system_pricing_plans.json}: one plan, for all vehicles of the city. */
record PricingPlans(List<Plan> plans) {
  record Plan(
      String planId,
      Object name,
      String currency,
      BigDecimal price,
      boolean isTaxable,
      Object description,
      @Nullable List<Segment> perMinPricing) {}

  /** From minute {@code start} on, {@code rate} for each {@code interval} minutes begun. */
  record Segment(int start, BigDecimal rate, int interval) {}

  static PricingPlans of(CitySystem system) {
    GbfsSettings.Price price = system.settings().priceIn(system.city());
    boolean metered = price.minute().signum() > 0;
    return new PricingPlans(
        List.of(
            new Plan(
                system.planId(),
                system.text("Standard"),
                system.city().currency().getCurrencyCode(),
                price.unlock(),
                false,
                system.text(words(price, system.city().currency().getCurrencyCode())),
                metered ? List.of(new Segment(0, price.minute(), 1)) : null)));
  }

  private static String words(GbfsSettings.Price price, String currency) {
    if (price.unlock().signum() == 0 && price.minute().signum() == 0) {
      return "Riding is free of charge.";
    }
    return "%s %s to start a ride, and %s %s a minute."
        .formatted(
            price.unlock().toPlainString(), currency, price.minute().toPlainString(), currency);
  }
}
