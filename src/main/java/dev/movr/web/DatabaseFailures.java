package dev.movr.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 when the database is lost while it is checked who is logged in, which is before any
 * handler runs, or for the frame of a page, after it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseFailures extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (DataAccessResourceFailureException failure) {
      response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    } catch (ServletException failure) {
      if (!(failure.getCause() instanceof DataAccessResourceFailureException)) {
        throw failure;
      }
      response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }
  }
}
