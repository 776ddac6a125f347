package dev.movr.web.security;

import dev.movr.web.ProgramPaths;
import dev.movr.web.failure.ProblemType;
import dev.movr.web.failure.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may call what of the API: only a bearer token says who somebody is, never a cookie, and so no
 * site can make a browser do anything here. A route that is not named here does not exist.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

  private static final RequestMatcher EVERYBODY =
      routes(
          "/api/v1/openapi.json",
          "/api/v1/cities",
          "/api/v1/users",
          "POST /api/v1/tokens",
          "GET /api/v1/cities/{city}/vehicles",
          "HEAD /api/v1/cities/{city}/vehicles",
          "GET /api/v1/cities/{city}/vehicles/{id}",
          "HEAD /api/v1/cities/{city}/vehicles/{id}");

  private static final RequestMatcher SIGNED_IN =
      routes(
          "/api/v1/tokens",
          "/api/v1/tokens/current",
          "/api/v1/me",
          "/api/v1/me/logins",
          "/api/v1/me/logins/{number}",
          "/api/v1/me/export",
          "/api/v1/me/vehicles",
          "/api/v1/me/rides",
          "/api/v1/me/rides/active",
          "/api/v1/cities/{city}/vehicles",
          "/api/v1/cities/{city}/vehicles/{id}",
          "/api/v1/cities/{city}/fleet",
          "/api/v1/cities/{city}/vehicles/{id}/out-of-service",
          "/api/v1/cities/{city}/vehicles/{id}/in-service",
          "/api/v1/cities/{city}/vehicles/{id}/ride",
          "/api/v1/cities/{city}/vehicles/{id}/end-ride",
          "/api/v1/cities/{city}/rides",
          "/api/v1/cities/{city}/rides/{id}",
          "/api/v1/cities/{city}/rides/{id}/end");

  private static RequestMatcher routes(String... routes) {
    return new OrRequestMatcher(Arrays.stream(routes).map(ApiSecurity::route).toList());
  }

  private static RequestMatcher route(String route) {
    var paths = PathPatternRequestMatcher.withDefaults();
    String[] words = route.split(" ", -1);
    return words.length == 1
        ? paths.matcher(route)
        : paths.matcher(HttpMethod.valueOf(words[0]), words[1]);
  }

  private final ProblemWriter problems;

  ApiSecurity(ProblemWriter problems) {
    this.problems = problems;
  }

  @Bean
  @Order(1)
  SecurityFilterChain api(HttpSecurity http, SecurityContextRepository tokenRepository) {
    return forPrograms(http, ProgramPaths.API)
        .authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(EVERYBODY)
                .permitAll()
                .requestMatchers(Methods::isUnknown)
                .permitAll()
                .requestMatchers(SIGNED_IN)
                .authenticated()
                .anyRequest()
                .denyAll())
        .securityContext(context -> context.securityContextRepository(tokenRepository))
        .exceptionHandling(denied ->
            denied
                .authenticationEntryPoint((request, response, e) -> signInFirst(request, response))
                .accessDeniedHandler((request, response, e) ->
                    problems.write(response, ProblemType.NOT_FOUND.problem())))
        .headers(ApiSecurity::headers)
        .build();
  }

  /**
   * A chain for these requests, without what only browsers need: sessions, forms, tokens in them.
   */
  static HttpSecurity forPrograms(HttpSecurity http, RequestMatcher requests) {
    return http.securityMatcher(requests)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable);
  }

  private void signInFirst(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!SIGNED_IN.matches(request)) {
      problems.write(response, ProblemType.NOT_FOUND.problem());
      return;
    }
    if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }
    problems.write(response, ProblemType.NOT_SIGNED_IN.problem());
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(
            policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
        .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
        .addHeaderWriter((request, response) ->
            response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl(request, response)));
  }

  /**
   * What was read may be kept by its reader, who asks each time whether it is still so; unless the
   * answer says otherwise.
   */
  private static String cacheControl(HttpServletRequest request, HttpServletResponse response) {
    boolean read = List.of("GET", "HEAD").contains(request.getMethod());
    boolean kept = !"no-store".equals(response.getHeader(HttpHeaders.CACHE_CONTROL));
    return read && kept && response.getStatus() < 400 ? "private, no-cache" : "no-store";
  }
}
