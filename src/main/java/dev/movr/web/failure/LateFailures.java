package dev.movr.web.failure;

import dev.movr.web.ProgramPaths;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/**
 * Answers requests to the API or the feed that failed outside their handlers, which the container
 * sends to the page for errors.
 */
@Configuration(proxyBeanMethods = false)
class LateFailures {
  @Bean
  FilterRegistrationBean<ErrorDispatch> problemsInPlaceOfPages(Problems problems) {
    var registration = new FilterRegistrationBean<>(new ErrorDispatch(problems));
    registration.setDispatcherTypes(EnumSet.of(DispatcherType.ERROR));
    return registration;
  }

  static final class ErrorDispatch extends HttpFilter {
    private static final long serialVersionUID = 1;

    private final transient Problems problems;

    ErrorDispatch(Problems problems) {
      this.problems = problems;
    }

    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      if (!ProgramPaths.contain(
          (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))) {
        chain.doFilter(request, response);
        return;
      }
      HttpStatus status =
          Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
              .map(HttpStatus::resolve)
              .orElse(HttpStatus.NOT_FOUND);
      problems.write(response, Problem.of(status));
    }
  }
}
