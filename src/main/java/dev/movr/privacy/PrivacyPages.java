package dev.movr.privacy;

import dev.movr.language.Words;
import dev.movr.ride.PrivacySettings;
import dev.movr.web.OperatorSettings;
import dev.movr.web.failure.NotFound;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is kept of people and by whom, as the operator's settings say. */
@Controller
class PrivacyPages {
  private final PrivacySettings settings;
  private final OperatorSettings operator;

  PrivacyPages(PrivacySettings settings, OperatorSettings operator) {
    this.settings = settings;
    this.operator = operator;
  }

  @GetMapping("/privacy")
  ModelAndView privacy() {
    return new ModelAndView(
        "privacy",
        Map.of("rounding", settings.roundedAfter().map(PrivacyPages::rounding).orElse("")));
  }

  static String rounding(Duration age) {
    return age.toHours() % 24 == 0
        ? Words.text("privacy.rounded-days", age.toDays())
        : Words.text("privacy.rounded-hours", age.toHours());
  }

  @GetMapping("/imprint")
  String imprint() {
    if (!operator.named()) {
      throw new NotFound();
    }
    return "imprint";
  }

  @GetMapping("/terms")
  String terms() {
    if (operator.termsUrl().isEmpty()) {
      throw new NotFound();
    }
    return "redirect:" + operator.termsUrl();
  }
}
