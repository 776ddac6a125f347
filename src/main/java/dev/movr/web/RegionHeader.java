package dev.movr.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Names this instance's region in every response. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RegionHeader extends OncePerRequestFilter {
  private final CurrentCity currentCity;

  RegionHeader(CurrentCity currentCity) {
    this.currentCity = currentCity;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("X-Movr-Region", currentCity.region());
    chain.doFilter(request, response);
  }
}
