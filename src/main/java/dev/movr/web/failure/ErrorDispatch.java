package dev.movr.web.failure;

import dev.movr.web.ProgramPaths;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the container sends what was refused or failed outside the handlers: in a filter, in the
 * frame of a page, or because there is no such route.
 */
@Controller
class ErrorDispatch implements ErrorController {
  private final FailureResolver answers;

  ErrorDispatch(FailureResolver answers) {
    this.answers = answers;
  }

  @RequestMapping("/error")
  @Nullable ModelAndView answer(HttpServletRequest request, HttpServletResponse response) {
    Problem problem =
        failure(request).map(Failures::problem).orElseGet(() -> Problem.of(status(request)));
    String uri = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    ModelAndView answer = answers.answer(problem, ProgramPaths.contain(uri), response);
    return answer.isEmpty() ? null : answer;
  }

  private static Optional<Throwable> failure(HttpServletRequest request) {
    return Optional.ofNullable((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))
        .map(failure ->
            failure instanceof ServletException && failure.getCause() != null
                ? failure.getCause()
                : failure);
  }

  /** Whoever opens this address as a page finds nothing. */
  private static HttpStatus status(HttpServletRequest request) {
    return Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
        .map(HttpStatus::resolve)
        .orElse(HttpStatus.NOT_FOUND);
  }
}
