package dev.movr.web.security;

import dev.movr.web.ProgramPaths;
import dev.movr.web.failure.ProblemType;
import dev.movr.web.failure.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Who may call what of the feed: everybody, from any site, and nobody says who he is. A route that
 * is not named here does not exist.
 */
@Configuration(proxyBeanMethods = false)
class FeedSecurity {
  private static final PathPatternRequestMatcher.Builder PATHS =
      PathPatternRequestMatcher.withDefaults();

  private static final RequestMatcher[] EVERYBODY = {
    PATHS.matcher("/gbfs/manifest.json"), PATHS.matcher("/gbfs/{city}/{version}/{file}.json")
  };

  private final ProblemWriter problems;

  FeedSecurity(ProblemWriter problems) {
    this.problems = problems;
  }

  @Bean
  @Order(2)
  SecurityFilterChain feed(HttpSecurity http) {
    return ApiSecurity.forPrograms(http, ProgramPaths.FEED)
        .authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(EVERYBODY)
                .permitAll()
                .anyRequest()
                .denyAll())
        .securityContext(
            context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .exceptionHandling(denied ->
            denied
                .authenticationEntryPoint((request, response, e) -> notFound(response))
                .accessDeniedHandler((request, response, e) -> notFound(response)))
        .cors(cors -> cors.configurationSource(FeedSecurity::anySite))
        .headers(FeedSecurity::headers)
        .build();
  }

  private void notFound(HttpServletResponse response) throws IOException {
    problems.write(response, ProblemType.NOT_FOUND.problem());
  }

  private static CorsConfiguration anySite(HttpServletRequest request) {
    var rules = new CorsConfiguration();
    rules.addAllowedOrigin(CorsConfiguration.ALL);
    rules.setAllowedMethods(List.of("GET", "HEAD"));
    rules.addAllowedHeader(CorsConfiguration.ALL);
    rules.setExposedHeaders(List.of(HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER));
    rules.setMaxAge(Duration.ofDays(1));
    return rules;
  }

  /** Any site is allowed in every answer, since a cache on the way may keep what no site asked. */
  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(
            policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
        .addHeaderWriter(
            new StaticHeadersWriter(
                HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, CorsConfiguration.ALL));
  }
}
