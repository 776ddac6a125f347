package dev.movr.api.description;

import dev.movr.web.failure.ProblemType;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which people read about the API and try it. */
@Controller
class ApiPages {
  @GetMapping("/api")
  String api() {
    return "api";
  }

  /** Explains the types of problems. */
  @GetMapping(ProblemType.PAGE)
  ModelAndView problems() {
    return new ModelAndView("api-problems", "types", List.of(ProblemType.values()));
  }
}
