package dev.movr.web.failure;

import dev.movr.web.ProgramPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers what fails in a handler, or while one is sought: a problem for programs, else a page. */
@Component
class FailureResolver implements HandlerExceptionResolver, Ordered {
  private final ProblemWriter problems;

  FailureResolver(ProblemWriter problems) {
    this.problems = problems;
  }

  /** Before Spring's own resolvers. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (response.isCommitted()) {
      return null;
    }
    Failures.headers(failure)
        .forEach((name, values) -> response.setHeader(name, values.getFirst()));
    return answer(
        Failures.problem(failure), ProgramPaths.contain(request.getRequestURI()), response);
  }

  ModelAndView answer(Problem problem, boolean program, HttpServletResponse response) {
    if (!program) {
      return page(problem, response);
    }
    try {
      problems.write(response, problem);
    } catch (IOException clientIsGone) {
      // there is nobody left to answer
    }
    return new ModelAndView();
  }

  private static ModelAndView page(Problem problem, HttpServletResponse response) {
    HttpStatus status = HttpStatus.valueOf(problem.status());
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      response.setHeader(HttpHeaders.RETRY_AFTER, ProblemWriter.RETRY_SECONDS);
    }
    if (ProblemType.OUTCOME_UNKNOWN.isOf(problem)) {
      return new ModelAndView("unknown", status);
    }
    if (ProblemType.OVERLOADED.isOf(problem)) {
      return new ModelAndView("overloaded", status);
    }
    var page = new ModelAndView("error", status);
    page.addObject("status", status);
    return page;
  }
}
