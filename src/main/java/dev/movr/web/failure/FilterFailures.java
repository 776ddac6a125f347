package dev.movr.web.failure;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what fails before any handler runs, or for the frame of a page, after it: the database is
 * lost while it is checked who is logged in, or the query or the form is not encoded as it should.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FilterFailures extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException
        | DataAccessResourceFailureException
        | InvalidParameterException failure) {
      switch (cause(failure)) {
        case DataAccessResourceFailureException _ ->
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
        case InvalidParameterException _ -> response.sendError(HttpStatus.BAD_REQUEST.value());
        default -> throw failure;
      }
    }
  }

  private static Throwable cause(Exception failure) {
    return failure instanceof ServletException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
